import type { PreloadApi } from '../../shared/ipc/preload-api.ts';
import type { MainProcess } from './main-process.ts';
import { createPreloadMainProcess } from './preload-main-process.ts';
import { createSocketMainProcess } from './socket-main-process.ts';

declare global {
  interface Window {
    readonly earshot?: PreloadApi;
  }
}

/**
 * Connects to the main process: through Electron's preload if it exists, else by a WebSocket to the page's own server.
 */
export function connectMainProcess(): MainProcess {
  if (window.earshot !== undefined) return createPreloadMainProcess(window.earshot);
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return createSocketMainProcess(new WebSocket(`${scheme}://${location.host}/ipc`));
}
