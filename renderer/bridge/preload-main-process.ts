import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import type { PreloadApi } from '../../shared/ipc/preload-api.ts';
import type { MainProcess } from './main-process.ts';
import { parsePayload, parseResponse } from './parse-inbound.ts';

/** Reaches the main process through Electron's preload. The window dies with it, so its end is never seen here. */
export function createPreloadMainProcess(api: PreloadApi): MainProcess {
  const bridge: EarshotBridge = {
    invoke: async (name, request) => parseResponse(name, await api.invoke(name, request)),
    on: (name, listener) =>
      api.on(name, (payload) => {
        const parsed = parsePayload(name, payload);
        if (parsed !== undefined) listener(parsed);
      }),
  };
  return { bridge, onEnded: () => () => undefined };
}
