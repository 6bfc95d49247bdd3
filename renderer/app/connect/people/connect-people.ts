import type { EarshotBridge } from '../../../../shared/ipc/contract.ts';
import type { Schedule } from '../../../../shared/schedule.ts';
import type { LobbyStore } from '../../../features/lobby/lobby-store.ts';
import { createPeopleController, type PeopleController } from '../../../features/people/people-controller.ts';
import { createPeopleStore, type PeopleStore } from '../../../features/people/people-store.ts';
import type { Feature } from '../../feature.ts';

interface Connections {
  readonly lobby: LobbyStore;
  readonly bridge: EarshotBridge;
  readonly schedule: Schedule;
}

/** Connects the people: what you set for a player applies whenever that player is in the lobby. */
export function connectPeople({ lobby, bridge, schedule }: Connections): Feature<PeopleStore, PeopleController> {
  const store = createPeopleStore();
  const controller = createPeopleController({ bridge, store, schedule });
  lobby.subscribe(({ participants, ownId }, before) => {
    if (participants !== before.participants || ownId !== before.ownId) controller.setParticipants(participants, ownId);
  });
  void controller.load();
  return { store, controller };
}
