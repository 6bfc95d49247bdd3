import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import type { LobbyStore } from '../features/lobby/lobby-store.ts';
import { createPeopleController, type PeopleController } from '../features/people/people-controller.ts';
import { createPeopleStore, type PeopleStore } from '../features/people/people-store.ts';

interface Connections {
  readonly lobby: LobbyStore;
  readonly bridge: EarshotBridge;
  readonly schedule: (task: () => void, delayMs: number) => () => void;
}

/** How one wants to hear others follows who is in the lobby. */
export function connectPeople({ lobby, bridge, schedule }: Connections): {
  readonly store: PeopleStore;
  readonly controller: PeopleController;
} {
  const store = createPeopleStore();
  const controller = createPeopleController({ bridge, store, schedule });
  lobby.subscribe(({ participants, ownId }, before) => {
    if (participants !== before.participants || ownId !== before.ownId)
      controller.takeParticipants(participants, ownId);
  });
  void controller.load();
  return { store, controller };
}
