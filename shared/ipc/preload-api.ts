/** `window.earshot` under Electron: commands and events by name. The window checks the types itself. */
export interface PreloadApi {
  invoke(name: string, request: unknown): Promise<unknown>;
  /** Calls `listener` with each payload of the event. Returns how to stop listening. */
  on(name: string, listener: (payload: unknown) => void): () => void;
}
