import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { DevicesController } from '../../features/devices/devices-controller.ts';
import type { DevicesStore } from '../../features/devices/devices-store.ts';
import { createLobbiesController, type LobbiesController } from '../../features/lobbies/lobbies-controller.ts';
import { createLobbiesStore, type LobbiesStore } from '../../features/lobbies/lobbies-store.ts';
import { createListingController, type ListingController } from '../../features/lobbies/listing/listing-controller.ts';
import { createListingStore, type ListingStore } from '../../features/lobbies/listing/listing-store.ts';
import type { LobbyController } from '../../features/lobby/lobby-controller.ts';
import { isHostHere, isInLobby, type LobbyStore } from '../../features/lobby/lobby-store.ts';
import type { SettingsStore } from '../../features/settings/settings-store.ts';
import type { Feature } from '../feature.ts';

/** Finding lobbies without an invitation, and letting others find yours. */
export interface LobbiesFeatures {
  readonly lobbies: Feature<LobbiesStore, LobbiesController>;
  readonly listing: Feature<ListingStore, ListingController>;
}

export interface LobbiesConnections {
  readonly bridge: EarshotBridge;
  readonly lobby: Feature<LobbyStore, LobbyController>;
  readonly devices: Feature<DevicesStore, DevicesController>;
  readonly settings: SettingsStore;
  readonly i18n: i18n;
  readonly schedule: Schedule;
}

/** Connects the search: it leads into the lobby, uses the servers of the settings, and ends when you join elsewhere. */
export function connectLobbies({
  bridge,
  lobby,
  devices,
  settings,
  i18n,
  schedule,
}: LobbiesConnections): LobbiesFeatures {
  const store = createLobbiesStore();
  const controller = createLobbiesController({
    bridge,
    store,
    schedule,
    nameToJoin: () => settings.getState().settings.name.trim() || i18n.t('nameless', { ns: 'lobby' }),
    onInvitation(invitation) {
      void devices.controller.openMicrophone();
      void lobby.controller.join(invitation);
    },
  });
  const listingStore = createListingStore();
  const listing = { store: listingStore, controller: createListingController(bridge, listingStore) };
  lobby.store.subscribe((state) => {
    if (state.connection.status !== 'none') controller.cancelEntry();
    if (isInLobby(state)) controller.forgetEntered();
    listing.controller.setHosting(state.origin === 'hosted' && isInLobby(state) && isHostHere(state));
  });
  settings.subscribe(({ settings: now }, { settings: before }) => {
    if (now.rendezvous !== before.rendezvous || now.relayOnly !== before.relayOnly) controller.serversChanged();
  });
  return { lobbies: { store, controller }, listing };
}
