import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { LobbyController } from '../../features/lobby/lobby-controller.ts';
import { watchNetworkHints } from '../../link/network-hints.ts';

/** Connects the lobby with what main process and browser notice about the network, as long as the window lasts. */
export function connectNetwork(
  bridge: EarshotBridge,
  lobby: Pick<LobbyController, 'noteNetwork'>,
  schedule: Schedule,
): void {
  const { connection } = navigator as Navigator & { readonly connection?: EventTarget };
  watchNetworkHints(
    {
      bridge,
      page: window,
      document,
      connection,
      nowMs: () => performance.now(),
      wallMs: () => Date.now(),
      schedule,
    },
    (hint) => lobby.noteNetwork(hint),
  );
}
