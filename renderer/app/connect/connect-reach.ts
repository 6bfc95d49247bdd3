import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { isCodeLike } from '../../features/lobby/code-like.ts';
import { isHostHere, isInLobby, type LobbyStore } from '../../features/lobby/lobby-store.ts';
import { createReachController, type ReachController } from '../../features/reach/reach-controller.ts';
import { createReachStore, type ReachStore } from '../../features/reach/reach-store.ts';
import { gatherFacts } from '../../link/gather-facts.ts';
import { createConnection } from '../../link/use-ice-servers.ts';
import type { Feature } from '../feature.ts';

/** Connects the reach of the hosted lobby: it is known while this machine hosts one that others can join. */
export function connectReach(bridge: EarshotBridge, lobby: LobbyStore): Feature<ReachStore, ReachController> {
  const store = createReachStore();
  const controller = createReachController({
    bridge,
    store,
    gatherFacts: (servers) => gatherFacts(servers, createConnection),
    isCodeLike,
    schedule: scheduleTimer,
  });
  lobby.subscribe((state) => controller.setHosting(state.origin === 'hosted' && isInLobby(state) && isHostHere(state)));
  return { store, controller };
}
