/** The helper's channel to the app, whichever shell started it. */
export interface ParentChannel {
  /** Never throws: when the app is gone, this process ends anyway. */
  send(text: string): void;
  onMessage(listener: (text: unknown) => void): void;
}

/** The field that Electron adds to `process` in a utility process. */
interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Returns Electron's port, or that of Node's `fork`. This process ends when the app does. */
export function openParentChannel(): ParentChannel {
  const { parentPort } = process as unknown as { readonly parentPort?: ElectronParentPort };
  if (parentPort !== undefined) {
    return {
      send: (text) => parentPort.postMessage(text),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    };
  }
  process.on('disconnect', () => process.exit(0));
  return {
    send: (text) => void process.send?.(text, undefined, undefined, () => {}),
    onMessage: (listener) => void process.on('message', listener),
  };
}
