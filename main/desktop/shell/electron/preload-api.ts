import { failure, type Result } from '../../../../shared/result.ts';
import type { RequestFrame } from '../../../../shared/ipc/frames.ts';
import type { PreloadApi } from '../../../../shared/ipc/preload-api.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from './ipc-channels.ts';

/** The part of Electron's `ipcRenderer` used here. */
export interface IpcRendererPort {
  invoke(channel: string, text: string): Promise<unknown>;
  on(
    channel: string,
    listener: (event: unknown, frame: { readonly event: string; readonly payload: unknown }) => void,
  ): unknown;
}

/**
 * Creates the page's API. The page may use only the names in the contract: `commandNames` and `eventNames` are the
 * whole list.
 */
export function createPreloadApi(
  ipcRenderer: IpcRendererPort,
  commandNames: readonly string[],
  eventNames: readonly string[],
): PreloadApi {
  const commands: ReadonlySet<string> = new Set(commandNames);
  const listeners = new Map<string, Set<(payload: unknown) => void>>(eventNames.map((name) => [name, new Set()]));
  ipcRenderer.on(EVENT_CHANNEL, (_event, { event, payload }) => {
    for (const listener of [...(listeners.get(event) ?? [])]) listener(payload);
  });

  return Object.freeze({
    async invoke(name: string, request: unknown): Promise<unknown> {
      if (!commands.has(name)) return failure('unknown-command', 'There is no such command.');
      const text = frameRequest(name, request);
      return text.ok ? ipcRenderer.invoke(REQUEST_CHANNEL, text.value) : text;
    },
    on(name: string, listener: (payload: unknown) => void): () => void {
      const own = listeners.get(name);
      if (own === undefined || typeof listener !== 'function') return () => {};
      // A separate wrapper, so that a function registered twice is called twice and removed once.
      const registration = (payload: unknown): void => listener(payload);
      own.add(registration);
      return () => void own.delete(registration);
    },
  });
}

function frameRequest(name: string, request: unknown): Result<string> {
  try {
    // Electron matches answers to requests, so every frame may have the same id.
    const frame: RequestFrame = { id: 0, name, request };
    return { ok: true, value: JSON.stringify(frame) };
  } catch {
    return failure('bad-request', 'The request cannot be written as JSON.');
  }
}
