import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import { ORIGIN_POSE, type Pose } from '../../shared/model/pose.ts';
import type { AudioEngine } from '../audio/audio-engine.ts';
import { copyText } from '../bridge/copy-text.ts';
import type { MainProcess } from '../bridge/main-process.ts';
import { createDevicesController, type DevicesController } from '../features/devices/devices-controller.ts';
import { createDevicesStore, type DevicesStore } from '../features/devices/devices-store.ts';
import { createLobbyController, type LobbyController } from '../features/lobby/lobby-controller.ts';
import { createLobbyStore, isInLobby, type LobbyStore } from '../features/lobby/lobby-store.ts';
import { startPose } from '../features/map/walk.ts';
import { createSettingsController, type SettingsController } from '../features/settings/settings-controller.ts';
import { createSettingsStore, type SettingsStore } from '../features/settings/settings-store.ts';
import { listenToTalkKey } from '../features/voice/listen-to-talk-key.ts';
import { createVoiceController, type VoiceController } from '../features/voice/voice-controller.ts';
import { createVoiceStore, type VoiceStore } from '../features/voice/voice-store.ts';
import { HostLink } from '../link/host-link.ts';
import { Scene } from '../link/scene.ts';

/** The whole window without its looks. */
export interface App {
  readonly settings: { readonly store: SettingsStore; readonly controller: SettingsController };
  readonly devices: { readonly store: DevicesStore; readonly controller: DevicesController };
  readonly voice: { readonly store: VoiceStore; readonly controller: VoiceController };
  readonly lobby: { readonly store: LobbyStore; readonly controller: LobbyController };
  readonly scene: Scene;
  readonly subscribeToInputLevel: (listener: (levelDb: number) => void) => () => void;
  /** The person moved the own dot. */
  readonly moveOwn: (pose: Pose) => void;
  readonly copyInvitation: () => Promise<boolean>;
  readonly onMainProcessEnded: (listener: () => void) => () => void;
}

export interface AppDependencies {
  readonly mainProcess: MainProcess;
  readonly engine: AudioEngine;
}

const SOUND_SETTINGS = ['inputDevice', 'outputDevice', 'echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

/** Builds the features and connects them: the only place where they know of one another. */
export function createApp({ mainProcess, engine }: AppDependencies): App {
  const { bridge } = mainProcess;
  const settingsStore = createSettingsStore();
  const settings = { store: settingsStore, controller: createSettingsController(bridge, settingsStore) };
  const devicesStore = createDevicesStore();
  const devices = {
    store: devicesStore,
    controller: createDevicesController({ engine, store: devicesStore, settings: () => settingsStore.getState().settings }),
  };
  const voiceStore = createVoiceStore();
  const voice = { store: voiceStore, controller: createVoiceController({ engine, store: voiceStore, schedule }) };
  const scene = new Scene();
  const { lobby, moveOwn } = connectLobby(bridge, engine, scene, voice.controller, () => settingsStore.getState().settings.name);

  settingsStore.subscribe((state, before) => {
    const { talkMode, pushToTalkKey } = state.settings;
    if (talkMode !== before.settings.talkMode) voice.controller.dispatch({ type: 'talk-mode-chosen', talkMode });
    // The release of the key before would mean nothing any more.
    if (pushToTalkKey !== before.settings.pushToTalkKey) voice.controller.dispatch({ type: 'key-released' });
    if (SOUND_SETTINGS.some((name) => state.settings[name] !== before.settings[name])) devices.controller.applySettings();
  });
  devicesStore.subscribe((state, before) => {
    if (state.microphone !== before.microphone) voice.controller.dispatch({ type: 'microphone-changed', isOn: state.microphone === 'on' });
  });
  listenToTalkKey({
    talkKey: () => settingsStore.getState().settings.pushToTalkKey,
    isActive: () => isInLobby(lobby.store.getState()),
    dispatch: voice.controller.dispatch,
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
    lobby,
    scene,
    subscribeToInputLevel: (listener) => engine.onInputLevel(listener),
    moveOwn,
    copyInvitation: () => copyText(bridge, lobby.store.getState().invitation),
    onMainProcessEnded: (listener) => mainProcess.onEnded(listener),
  };
}

/** The lobby drives sound, scene and voice; the own pose goes to the host. */
function connectLobby(bridge: EarshotBridge, engine: AudioEngine, scene: Scene, voice: VoiceController, ownName: () => string): Pick<App, 'lobby' | 'moveOwn'> {
  const store = createLobbyStore();
  let link: HostLink | undefined;
  /** Where one stood before the link broke. */
  let lastPose: { readonly invitation: string; readonly pose: Pose } | undefined;

  const controller = createLobbyController({
    bridge,
    store,
    openLink: (options) => HostLink.open(options),
    ownName,
    events: {
      onJoined(_joinedLink, { participantId }) {
        const { invitation } = store.getState();
        scene.clear();
        scene.setOwn(participantId, lastPose?.invitation === invitation ? lastPose.pose : startPose(participantId));
      },
      onConnected(openLink) {
        link = openLink;
        voice.setLink(openLink);
        openLink.sendPose(scene.own?.pose ?? ORIGIN_POSE);
      },
      onMessage(message) {
        if (message.type === 'scene') scene.apply(message.rows, performance.now(), message.unplaced);
      },
      onRemoteStream: (stream) => engine.playRemote(stream),
      onLinkGone() {
        if (scene.own !== undefined) lastPose = { invitation: store.getState().invitation, pose: scene.own.pose };
        link = undefined;
        voice.setLink(null);
        engine.playRemote(null);
        scene.silence();
      },
    },
  });
  return { lobby: { store, controller }, moveOwn: (pose) => link?.sendPose(pose) };
}

function schedule(task: () => void, delayMs: number): () => void {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
}
