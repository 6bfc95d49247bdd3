import type { PreloadApi } from '../../shared/ipc/preload-api.ts';
import { claimSession } from './claim-session.ts';
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
 * Resolves with undefined if that server does not accept this page.
 */
export async function connectMainProcess(): Promise<MainProcess | undefined> {
  if (window.earshot !== undefined) return createPreloadMainProcess(window.earshot);
  const session = await claimSession({
    location,
    history,
    storage: sessionStorage,
    fetch: (path, request) => fetch(path, request),
  });
  if (session === undefined) return undefined;
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return createSocketMainProcess(new WebSocket(`${scheme}://${location.host}/ipc`, ['earshot', session]));
}
