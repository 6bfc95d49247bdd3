import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import { scheduleTimer as schedule } from '../../shared/schedule.ts';
import type { AudioEngine } from '../audio/audio-engine.ts';
import type { MainProcess } from '../bridge/main-process.ts';
import type { Notifier } from '../bridge/notifier.ts';
import type { DevicesController } from '../features/devices/devices-controller.ts';
import type { HeadsetController } from '../features/headset/headset-controller.ts';
import type { HeadsetStore } from '../features/headset/headset-store.ts';
import type { JourneyController } from '../features/journey/journey-controller.ts';
import type { JourneyStore } from '../features/journey/journey-store.ts';
import type { LobbyController } from '../features/lobby/lobby-controller.ts';
import { LastPlace, type PlaceMemory } from '../features/lobby/last-place.ts';
import { createLobbyStore, type LobbyStore } from '../features/lobby/lobby-store.ts';
import { createResumeMemory, type ResumeMemory } from '../features/lobby/resume-memory.ts';
import type { ModerationController } from '../features/moderation/moderation-controller.ts';
import type { ModerationStore } from '../features/moderation/moderation-store.ts';
import type { PeopleController } from '../features/people/people-controller.ts';
import type { PeopleStore } from '../features/people/people-store.ts';
import { newName } from '../features/settings/new-name.ts';
import { createSettingsController, type SettingsController } from '../features/settings/settings-controller.ts';
import { createSettingsStore, type SettingsStore } from '../features/settings/settings-store.ts';
import type { VoiceActions } from '../features/voice/voice-actions.ts';
import type { WindowController } from '../features/window/window-controller.ts';
import type { WindowStore } from '../features/window/window-store.ts';
import { Scene } from '../link/scene.ts';
import { createToasts, type ToastController, type ToastStore } from '../features/toasts/toast-store.ts';
import { connectDesktop, type Desktop } from './connect/connect-desktop.ts';
import { connectEntrances, type Entrances } from './connect/connect-entrances.ts';
import { connectHeadset } from './connect/connect-headset.ts';
import { connectHotkeys, type HotkeysFeature } from './connect/connect-hotkeys.ts';
import { connectInvitation, type InvitationFeature } from './connect/connect-invitation.ts';
import { connectJourney } from './connect/connect-journey.ts';
import { connectLobby } from './connect/connect-lobby.ts';
import { connectNetwork } from './connect/connect-network.ts';
import { connectNews } from './connect/news/connect-news.ts';
import { connectOwnStatus } from './connect/self/connect-own-status.ts';
import type { ProfileFeature } from './connect/self/connect-profile.ts';
import { openProfile } from './connect/self/open-profile.ts';
import { connectPeople } from './connect/people/connect-people.ts';
import type { ReportsController } from '../features/reports/reports-controller.ts';
import type { ReportsStore } from '../features/reports/reports-store.ts';
import { connectReports } from './connect/people/connect-reports.ts';
import { connectModeration } from './connect/people/connect-moderation.ts';
import { connectCircles, type CircleFeatures } from './connect/people/connect-circles.ts';
import { connectRoles, type RolesFeature } from './connect/people/connect-roles.ts';
import { connectSound, type SoundFeatures } from './connect/connect-sound.ts';
import { connectWindow } from './connect/connect-window.ts';
import { connectVoiceKeys } from './connect/connect-voice-keys.ts';
import { createLobbyFeatures, type LobbyFeatures } from './connect/create-lobby-features.ts';
import type { Feature } from './feature.ts';

/** The parts that only the guest page has. */
export interface GuestPage {
  /** The invitation or the code that the page was opened with; '' = none. */
  readonly link: string;
  /** The page's own address, without what follows `#`. */
  readonly address: string;
  /** The address where people get the app; '' = unknown. */
  readonly appAddress: string;
}

/** The record about the current lobby with which a window returns as the same participant. */
export interface KeptLobby {
  readonly memory: ResumeMemory;
  readonly lastPlace: PlaceMemory;
}

/** Everything in the window except its views. */
export interface WindowApp extends Desktop, SoundFeatures, LobbyFeatures, CircleFeatures, Entrances, InvitationFeature {
  readonly settings: Feature<SettingsStore, SettingsController>;
  readonly headset: Feature<HeadsetStore, HeadsetController>;
  readonly hotkeys: HotkeysFeature;
  readonly journey: Feature<JourneyStore, JourneyController>;
  readonly people: Feature<PeopleStore, PeopleController>;
  readonly roles: RolesFeature;
  readonly moderation: Feature<ModerationStore, ModerationController>;
  readonly reports: Feature<ReportsStore, ReportsController>;
  readonly profile: Pick<ProfileFeature, 'pictureOf'>;
  /** What buttons in the window do like the keys of an action. */
  readonly voiceKeys: Pick<VoiceActions, 'onPressed' | 'onReleased'>;
  readonly lobby: Feature<LobbyStore, LobbyController>;
  readonly scene: Scene;
  readonly window: Feature<WindowStore, WindowController>;
  /** Short messages about the last actions, often with undo. */
  readonly toasts: Feature<ToastStore, ToastController>;
  /** Notifications of the desktop. */
  readonly notifier: Notifier;
  readonly subscribeToInputLevel: (listener: (levelDb: number) => void) => () => void;
  /** Returns the level at which voice activation opens now, dBFS; null = it has not begun. */
  readonly readActivationThresholdDb: () => number | null;
  /** The additions of the guest page; undefined in the app. */
  readonly guestPage: GuestPage | undefined;
  /** The window's texts; `getFixedT(null, '<feature>')` follows the language. */
  readonly i18n: i18n;
  readonly onMainProcessEnded: (listener: () => void) => () => void;
}

export interface WindowAppDependencies {
  readonly mainProcess: MainProcess;
  readonly engine: AudioEngine;
  readonly i18n: i18n;
  /** Given if the window is a page that guests open, which can do less than the app. */
  readonly guestPage?: GuestPage | undefined;
  /** Where the window keeps it; not given = until it closes. */
  readonly kept?: KeptLobby | undefined;
}

function createSettings(bridge: EarshotBridge): Feature<SettingsStore, SettingsController> {
  const store = createSettingsStore();
  return { store, controller: createSettingsController(bridge, store, () => newName(Math.random)) };
}

/** Creates the features and connects them: only this file and `connect/` know all of them. */
export function createWindowApp({ mainProcess, engine, i18n, guestPage, kept }: WindowAppDependencies): WindowApp {
  const { bridge } = mainProcess;
  const settings = createSettings(bridge);
  const lobbyStore = createLobbyStore();
  const scene = new Scene();
  const sound = connectSound({ engine, settings: settings.store, schedule });
  const hotkeys = connectHotkeys({ bridge, settings, schedule });
  const toasts = createToasts();
  const moderation = connectModeration({ i18n, toasts: toasts.controller });
  const reports = connectReports({ i18n, toasts: toasts.controller, schedule });
  const people = connectPeople({ lobby: lobbyStore, bridge, schedule });
  const common = { bridge, i18n, lobby: lobbyStore, moderation, people };
  const lobbyFeatures = createLobbyFeatures({ ...common, scene, schedule, settings, toasts });
  const journey = connectJourney({ lobby: lobbyStore, scene, engine, schedule });
  const headset = connectHeadset(sound.voice);
  const roles = connectRoles({ ...lobbyFeatures, ...common, toasts: toasts.controller });
  const circles = connectCircles({ ...common, schedule, toasts: toasts.controller });
  const profile = openProfile({ settings: settings.store, people: people.store, voice: sound.voice.store, scene });
  const lobby = connectLobby({
    ...{ ...lobbyFeatures, store: lobbyStore },
    ...{ journey: journey.controller, people: people.controller, headset: headset.controller },
    ...{ bridge, engine, i18n, scene, roles, moderation, reports, profile, whisper: circles.whisper.controller },
    ...{ settings: settings.store, voice: sound.voice.controller, rooms: circles.rooms.controller },
    ...(kept ?? { memory: createResumeMemory(), lastPlace: new LastPlace() }),
  });
  connectNetwork(bridge, lobby.controller, schedule);
  connectOwnStatus({ ...lobbyFeatures, lobby: lobbyStore, people: people.store, voice: sound.voice, scene });
  const windowFeature = connectWindow({ bridge, settings: settings.store, lobby: lobbyStore });
  const voiceKeys = connectVoiceKeys({
    ...{ bridge, settings: settings.store, lobby: lobbyStore, hotkeys: hotkeys.store, game: roles.game },
    ...{ window: windowFeature.controller, voice: sound.voice.controller, talkStyle: lobbyFeatures.talkStyle },
    ...{ rooms: circles.rooms.controller, whisper: circles.whisper },
  });
  const notifier = connectNews({
    ...{ ...common, engine, schedule, toasts, ...sound, ...lobbyFeatures, settings: settings.store },
  });
  const desktop = connectDesktop({
    ...{ bridge, i18n, lobby, scene, schedule, text: lobbyFeatures.text.store },
    ...{ settings: settings.store, notifier, voice: sound.voice, devices: sound.devices.store },
    positions: lobbyFeatures.positions.store,
  });
  followMainProcess(mainProcess, engine, sound.devices.controller, lobby.controller);
  void settings.controller.load().then(() => sound.devices.controller.start());

  return {
    settings,
    ...sound,
    ...lobbyFeatures,
    ...connectEntrances({ ...{ devices: sound.devices, bridge, lobby, settings, i18n, toasts }, guestPage }),
    ...desktop,
    ...{ ...circles, voiceKeys, headset, hotkeys, journey, people, roles, moderation, reports, profile },
    ...{ lobby, scene, toasts, notifier },
    ...connectLevels(engine),
    ...connectInvitation({
      ...{ bridge, i18n, lobby: lobbyStore, reach: desktop.reach.store },
      ...{ toasts: toasts.controller, page: window },
    }),
    ...{ guestPage, i18n, window: windowFeature },
    onMainProcessEnded: (listener) => mainProcess.onEnded(listener),
  };
}

function connectLevels(engine: AudioEngine): Pick<WindowApp, 'subscribeToInputLevel' | 'readActivationThresholdDb'> {
  return {
    subscribeToInputLevel: (listener) => engine.onInputLevel(listener),
    readActivationThresholdDb: () => engine.activationThresholdDb(),
  };
}

function followMainProcess(
  mainProcess: MainProcess,
  engine: AudioEngine,
  devices: DevicesController,
  lobby: LobbyController,
): void {
  mainProcess.bridge.on('app:practice-wanted', () => {
    void devices.openMicrophone();
    void lobby.practice();
  });
  // Sound goes from the window to the host without the main process, and would outlive it.
  mainProcess.onEnded(() => {
    void lobby.leave();
    engine.closeMicrophone();
  });
}
