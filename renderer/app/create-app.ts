import type { i18n } from 'i18next';
import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import type { Pose } from '../../shared/model/pose.ts';
import type { ClientboundChannelMessage } from '../../shared/protocol/channel.ts';
import type { AudioEngine } from '../audio/audio-engine.ts';
import { copyText } from '../bridge/copy-text.ts';
import type { MainProcess } from '../bridge/main-process.ts';
import { createAudienceStore, hearersOf, type AudienceStore } from '../features/audience/audience-store.ts';
import { createDevicesController, type DevicesController } from '../features/devices/devices-controller.ts';
import { createDevicesStore, type DevicesStore } from '../features/devices/devices-store.ts';
import type { JourneyController } from '../features/journey/journey-controller.ts';
import type { JourneyStore } from '../features/journey/journey-store.ts';
import { createLobbyController, type LobbyController } from '../features/lobby/lobby-controller.ts';
import { createLobbyStore, isHostOfOthers, type LobbyStore } from '../features/lobby/lobby-store.ts';
import { startPose } from '../features/map/input/walk.ts';
import type { PeopleController } from '../features/people/people-controller.ts';
import type { PeopleStore } from '../features/people/people-store.ts';
import { createPositionsController, type PositionsController } from '../features/positions/positions-controller.ts';
import { createPositionsStore, type PositionsStore } from '../features/positions/positions-store.ts';
import { createRulesController, type RulesController } from '../features/rules/rules-controller.ts';
import { createRulesStore, type RulesStore } from '../features/rules/rules-store.ts';
import { createSettingsController, type SettingsController } from '../features/settings/settings-controller.ts';
import { createSettingsStore, type SettingsStore } from '../features/settings/settings-store.ts';
import { createTalkStyleController, type TalkStyleController } from '../features/voice/talk-style-controller.ts';
import { createTalkStyleStore, type TalkStyleStore } from '../features/voice/talk-style-store.ts';
import { talkChoices } from '../features/voice/talk-style.ts';
import { createVoiceController, type VoiceController } from '../features/voice/voice-controller.ts';
import { createVoiceStore, type VoiceStore } from '../features/voice/voice-store.ts';
import { HostLink } from '../link/host-link.ts';
import { Scene } from '../link/scene.ts';
import { connectDesktop, type Desktop } from './connect-desktop.ts';
import { connectHotkeys, type HotkeysFeature } from './connect-hotkeys.ts';
import { connectJourney } from './connect-journey.ts';
import { connectPeople } from './connect-people.ts';
import { connectVoiceKeys } from './connect-voice-keys.ts';
import { describeWindow } from './describe-window.ts';

/** The whole window without its looks. */
export interface App extends Desktop {
  readonly settings: { readonly store: SettingsStore; readonly controller: SettingsController };
  readonly devices: { readonly store: DevicesStore; readonly controller: DevicesController };
  readonly voice: { readonly store: VoiceStore; readonly controller: VoiceController };
  readonly hotkeys: HotkeysFeature;
  readonly talkStyle: { readonly store: TalkStyleStore; readonly controller: TalkStyleController };
  readonly positions: { readonly store: PositionsStore; readonly controller: PositionsController };
  readonly rules: { readonly store: RulesStore; readonly controller: RulesController };
  readonly audience: AudienceStore;
  readonly journey: { readonly store: JourneyStore; readonly controller: JourneyController };
  readonly people: { readonly store: PeopleStore; readonly controller: PeopleController };
  readonly lobby: { readonly store: LobbyStore; readonly controller: LobbyController };
  readonly scene: Scene;
  readonly subscribeToInputLevel: (listener: (levelDb: number) => void) => () => void;
  readonly copyInvitation: () => Promise<boolean>;
  readonly copyText: (text: string) => Promise<boolean>;
  /** The window's texts; `getFixedT(null, '<feature>')` follows the language. */
  readonly i18n: i18n;
  /** The tray was asked to leave, and leaving needs a word with the person first. */
  readonly onLeaveWanted: (listener: () => void) => () => void;
  readonly onMainProcessEnded: (listener: () => void) => () => void;
}

export interface AppDependencies {
  readonly mainProcess: MainProcess;
  readonly engine: AudioEngine;
  readonly i18n: i18n;
}

const SOUND_SETTINGS = [
  'inputDevice',
  'outputDevice',
  'inputGains',
  'outputGains',
  'echoCancellation',
  'noiseSuppression',
  'autoGainControl',
] as const;

const VOICE_SETTINGS = [
  'talkMode',
  'releaseDelayMs',
  'doublePressLocks',
  'activationThresholdDb',
  'activationHoldMs',
  'activationPreRollMs',
] as const;

/** Builds the features and connects them: the only place where they know of one another. */
export function createApp({ mainProcess, engine, i18n }: AppDependencies): App {
  const { bridge } = mainProcess;
  const settingsStore = createSettingsStore();
  const settings = { store: settingsStore, controller: createSettingsController(bridge, settingsStore) };
  const devicesStore = createDevicesStore();
  const devices = {
    store: devicesStore,
    controller: createDevicesController({
      engine,
      store: devicesStore,
      settings: () => settingsStore.getState().settings,
      surroundings: () => settingsStore.getState().app,
    }),
  };
  const voiceStore = createVoiceStore();
  const voice = {
    store: voiceStore,
    controller: createVoiceController({
      engine,
      store: voiceStore,
      settings: () => settingsStore.getState().settings,
      nowMs: () => performance.now(),
      schedule,
    }),
  };
  const hotkeys = connectHotkeys({ bridge, settings, schedule });
  const scene = new Scene();
  const inLobby = createLobbyFeatures(bridge, scene, i18n);
  const lobbyStore = createLobbyStore();
  const journey = connectJourney({ lobby: lobbyStore, scene, engine, schedule });
  const people = connectPeople({ lobby: lobbyStore, bridge, schedule });
  const lobby = connectLobby({
    ...inLobby,
    people: people.controller,
    journey: journey.controller,
    store: lobbyStore,
    bridge,
    engine,
    i18n,
    scene,
    voice: voice.controller,
    ownName: () => settingsStore.getState().settings.name,
  });

  const leaveWishes = new Set<() => void>();
  const desktop = connectDesktop({
    bridge,
    i18n,
    lobby: lobby.store,
    voice,
    scene,
    schedule,
    describeWindow: () =>
      describeWindow({
        devices: devicesStore,
        voice: voiceStore,
        lobby: lobby.store,
        positions: inLobby.positions.store,
      }),
    onLeaveWanted: () =>
      isHostOfOthers(lobby.store.getState())
        ? leaveWishes.forEach((listener) => listener())
        : void lobby.controller.leave(),
  });

  settingsStore.subscribe((state, before) => {
    if (VOICE_SETTINGS.some((name) => state.settings[name] !== before.settings[name])) voice.controller.applySettings();
    if (SOUND_SETTINGS.some((name) => state.settings[name] !== before.settings[name]))
      devices.controller.applySettings();
  });
  devicesStore.subscribe((state, before) => {
    if (state.microphone !== before.microphone)
      voice.controller.dispatch({ type: 'microphone-changed', isOn: state.microphone === 'on' });
  });
  connectVoiceKeys({
    bridge,
    settings: settingsStore,
    lobby: lobby.store,
    hotkeys: hotkeys.store,
    voice: voice.controller,
    talkStyle: inLobby.talkStyle,
  });
  bridge.on('app:practice-wanted', () => {
    void devices.controller.openMicrophone();
    void lobby.controller.practice();
  });
  // The sound goes from window to host past the main process, and would go on without it.
  mainProcess.onEnded(() => {
    void lobby.controller.leave();
    engine.closeMicrophone();
  });
  for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, () => engine.resume());
  void settings.controller.load().then(() => devices.controller.start());

  return {
    settings,
    devices,
    voice,
    hotkeys,
    ...inLobby,
    ...desktop,
    journey,
    people,
    lobby,
    scene,
    subscribeToInputLevel: (listener) => engine.onInputLevel(listener),
    copyInvitation: () => copyText(bridge, lobby.store.getState().invitation),
    copyText: (text) => copyText(bridge, text),
    i18n,
    onLeaveWanted(listener) {
      leaveWishes.add(listener);
      return () => void leaveWishes.delete(listener);
    },
    onMainProcessEnded: (listener) => mainProcess.onEnded(listener),
  };
}

type LobbyFeatures = Pick<App, 'talkStyle' | 'positions' | 'rules' | 'audience'>;

function createLobbyFeatures(bridge: EarshotBridge, scene: Scene, i18n: i18n): LobbyFeatures {
  const talkStyleStore = createTalkStyleStore();
  const talkStyle = {
    store: talkStyleStore,
    controller: createTalkStyleController({ store: talkStyleStore, schedule }),
  };
  const positionsStore = createPositionsStore();
  const positions = {
    store: positionsStore,
    controller: createPositionsController({ bridge, store: positionsStore, scene, nowMs: () => performance.now() }),
  };
  const rulesStore = createRulesStore();
  const rules = { store: rulesStore, controller: createRulesController({ bridge, store: rulesStore, i18n, schedule }) };
  // A game also says how its player speaks.
  positionsStore.subscribe(({ report }, before) => {
    if (report?.talk !== before.report?.talk) talkStyle.controller.takeGame(report?.talk ?? null);
  });
  return { talkStyle, positions, rules, audience: createAudienceStore() };
}

interface LobbyConnections extends LobbyFeatures {
  readonly store: LobbyStore;
  readonly journey: JourneyController;
  readonly people: PeopleController;
  readonly bridge: EarshotBridge;
  readonly engine: AudioEngine;
  readonly scene: Scene;
  readonly voice: VoiceController;
  readonly ownName: () => string;
  readonly i18n: i18n;
}

/** The lobby drives sound, scene and voice; place and way of speaking go to the host. */
function connectLobby({
  store,
  journey,
  people,
  bridge,
  engine,
  i18n,
  scene,
  voice,
  ownName,
  talkStyle,
  positions,
  rules,
  audience,
}: LobbyConnections): App['lobby'] {
  /** Where one stood before the link broke. */
  let last: { readonly invitation: string; readonly pose: Pose } | undefined;
  const linked = [voice, journey, people, talkStyle.controller, positions.controller];

  function forward(message: ClientboundChannelMessage): void {
    if (message.type === 'scene') {
      scene.apply(message.rows, performance.now(), message.unplaced);
      positions.controller.takeScene(message.rows);
    }
    if (message.type === 'audience') {
      audience.setState({ hearers: hearersOf(message.rows) });
      scene.setHearers(message.rows.map(([id]) => id));
    }
    if (message.type === 'standing') positions.controller.takeStanding(message);
    if (message.type === 'journey') journey.takeJourney(message);
    if (message.type === 'group') talkStyle.controller.takeGroupAnswer(message);
  }

  const followRules = (): void => {
    const { rules: current, phase } = store.getState();
    rules.controller.takeRules(current, phase);
    talkStyle.controller.setChoices(talkChoices(current, positions.store.getState().standing?.team ?? ''));
  };
  store.subscribe((state, before) => {
    if (state.rules !== before.rules || state.phase !== before.phase) followRules();
  });
  positions.store.subscribe((state, before) => {
    if (state.standing?.team !== before.standing?.team) followRules();
  });

  const controller = createLobbyController({
    bridge,
    store,
    openLink: (options) => HostLink.open(options),
    ownName,
    i18n,
    events: {
      onJoined(_joinedLink, { participantId }) {
        const { invitation } = store.getState();
        const isSameLobby = last?.invitation === invitation;
        if (!isSameLobby) {
          talkStyle.controller.forgetGroup();
          journey.forget();
        }
        scene.clear();
        scene.setOwn(
          participantId,
          positions.controller.sourcePose() ?? (isSameLobby ? last?.pose : undefined) ?? startPose(participantId),
        );
      },
      onConnected: (link) => linked.forEach((one) => one.setLink(link)),
      onMessage: forward,
      onRemoteStream: (stream) => engine.playRemote(stream),
      onLinkGone() {
        if (scene.own !== undefined) last = { invitation: store.getState().invitation, pose: scene.own.pose };
        for (const one of linked) one.setLink(null);
        audience.setState({ hearers: null });
        engine.playRemote(null);
        scene.silence();
      },
    },
  });
  return { store, controller };
}

function schedule(task: () => void, delayMs: number): () => void {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
}
