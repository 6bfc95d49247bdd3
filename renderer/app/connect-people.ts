import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import type { LobbyStore } from '../features/lobby/lobby-store.ts';
import { createPeopleController, type PeopleController } from '../features/people/people-controller.ts';
import { createPeopleStore, type PeopleStore } from '../features/people/people-store.ts';

interface Connections {
  readonly lobby: LobbyStore;
  readonly bridge: EarshotBridge;
  readonly i18n: i18n;
  readonly schedule: (task: () => void, delayMs: number) => () => void;
}

/** How one wants to hear others follows who is in the lobby. */
export function connectPeople({ lobby, bridge, i18n, schedule }: Connections): { readonly store: PeopleStore; readonly controller: PeopleController } {
  const store = createPeopleStore();
  const controller = createPeopleController({ bridge, store, t: i18n.getFixedT(null, 'people'), schedule });
  lobby.subscribe(({ participants, ownId }, before) => {
    if (participants !== before.participants || ownId !== before.ownId) controller.takeParticipants(participants, ownId);
  });
  void controller.load();
  return { store, controller };
}
