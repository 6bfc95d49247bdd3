import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../../shared/ipc/contract.ts';
import { scheduleTimer as schedule } from '../../../shared/schedule.ts';
import { createInviteClipboard, type InviteClipboard } from '../../bridge/read-clipboard.ts';
import type { DevicesController } from '../../features/devices/devices-controller.ts';
import type { DevicesStore } from '../../features/devices/devices-store.ts';
import type { LobbyController } from '../../features/lobby/lobby-controller.ts';
import type { LobbyStore } from '../../features/lobby/lobby-store.ts';
import type { SettingsController } from '../../features/settings/settings-controller.ts';
import type { SettingsStore } from '../../features/settings/settings-store.ts';
import type { ToastController, ToastStore } from '../../features/toasts/toast-store.ts';
import type { Feature } from '../feature.ts';
import { connectLobbies, type LobbiesFeatures } from './connect-lobbies.ts';
import { connectRecents, type RecentsFeature } from './connect-recents.ts';

/** The ways into a lobby. */
export interface Entrances extends LobbiesFeatures {
  /** The lobbies that you joined or hosted; the settings keep them. */
  readonly recents: RecentsFeature;
  /** Looks for invitations in the clipboard. */
  readonly clipboard: InviteClipboard;
}

export interface EntrancesConnections {
  readonly bridge: EarshotBridge;
  readonly lobby: Feature<LobbyStore, LobbyController>;
  readonly devices: Feature<DevicesStore, DevicesController>;
  readonly settings: Feature<SettingsStore, SettingsController>;
  readonly i18n: i18n;
  readonly toasts: Feature<ToastStore, ToastController>;
  /** Given on a page that guests open. */
  readonly guestPage: object | undefined;
}

/** Connects the ways into a lobby: those that are found, those that you know, and the clipboard. */
export function connectEntrances({ guestPage, ...connections }: EntrancesConnections): Entrances {
  const features = connectLobbies({ ...connections, settings: connections.settings.store, schedule });
  const recents = connectRecents({
    ...connections,
    listing: features.listing,
    toasts: connections.toasts.controller,
    schedule,
    // The page may be open on anybody's computer.
    areNoted: guestPage === undefined,
  });
  return { ...features, recents, clipboard: createInviteClipboard(connections.bridge) };
}
