import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HeadsetStateMessage } from '../../../shared/headset/messages.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import { scheduleTimer as schedule } from '../../../shared/schedule.ts';
import type { AudioEngine } from '../../audio/audio-engine.ts';
import type { MainProcess } from '../../bridge/main-process.ts';
import { createLobbyController, type LobbyController } from '../../features/lobby/lobby-controller.ts';
import { createLobbyStore, type LobbyStore } from '../../features/lobby/lobby-store.ts';
import { createResumeMemory } from '../../features/lobby/resume-memory.ts';
import { newName } from '../../features/settings/new-name.ts';
import { createSettingsController, type SettingsController } from '../../features/settings/settings-controller.ts';
import { createSettingsStore, type SettingsStore } from '../../features/settings/settings-store.ts';
import type { TalkSettings } from '../../features/voice/voice-machine.ts';
import type { HostLink, LinkEnd } from '../../link/host-link.ts';
import { LinkSet, type LinkWish, type OpeningLink } from '../../link/link-set.ts';
import { connectSound, type SoundFeatures } from '../connect/connect-sound.ts';
import type { Feature } from '../feature.ts';
import { OwnerGate } from './owner-gate.ts';

/** How a page was opened that is a headset. */
export interface HeadsetPage {
  /** The invitation to the lobby of the person's other device. */
  readonly link: string;
  readonly headsetOf: string;
}

/** The last message of the owner, the person's other device; null = nothing yet. */
type OwnerStore = StoreApi<{ readonly owner: Omit<HeadsetStateMessage, 'type'> | null }>;

/** Everything behind the view of a headset. */
export interface HeadsetApp extends SoundFeatures {
  readonly settings: Feature<SettingsStore, SettingsController>;
  readonly lobby: Feature<LobbyStore, Pick<LobbyController, 'leave' | 'reconnect' | 'dismissProblem'>>;
  readonly owner: OwnerStore;
  readonly subscribeToInputLevel: (listener: (levelDb: number) => void) => () => void;
  /** Joins, and opens the microphone. Call it in a gesture of the person: browsers then let sound through. */
  start(): Promise<void>;
}

export interface HeadsetAppDependencies {
  readonly mainProcess: MainProcess;
  readonly engine: AudioEngine;
  readonly page: HeadsetPage;
  /** Opens the link to the host. */
  readonly openLink?: (wish: LinkWish) => OpeningLink;
}

/** The key of the owner decides, with what it has set for itself. */
const NO_OWN_RULES = { releaseDelayMs: 0, doublePressLocks: false } as const;

/** Creates a headset: microphone and headphones of a person whose other device does everything else. */
export function createHeadsetApp({ mainProcess, engine, page, openLink }: HeadsetAppDependencies): HeadsetApp {
  const { bridge } = mainProcess;
  const links = new LinkSet(bridge);
  const settings = createSettings(mainProcess);
  const owner: OwnerStore = createStore(() => ({ owner: null }));
  const talkSettings = (): TalkSettings => ({
    talkMode: owner.getState().owner?.mode ?? 'push-to-talk',
    ...NO_OWN_RULES,
  });
  const sound = connectSound({ engine, settings: settings.store, schedule, talkSettings });
  const store = createLobbyStore();
  let gate: OwnerGate | null = null;
  let hosts: readonly string[] = [];

  const setGate = (link: HostLink | null): void => {
    gate = link === null ? null : new OwnerGate(link);
    sound.voice.controller.setLink(gate);
    stopPresses();
    stopPresses = link === null ? () => undefined : reportPresses(link, sound);
  };
  let stopPresses = (): void => undefined;

  const controller = createLobbyController({
    bridge,
    store,
    openLink: (wish) => (openLink ?? ((asked) => links.open(asked)))({ ...wish, headsetOf: page.headsetOf }),
    memory: createResumeMemory(),
    hosts: () => hosts,
    readEnd: endOfHeadset,
    nameToJoin: () => 'Headset',
    schedule,
    nowMs: () => performance.now(),
    wallMs: () => Date.now(),
    random: () => Math.random(),
    events: {
      onJoined: ({ name }) => {
        const { owner: known } = owner.getState();
        owner.setState({ owner: known ?? { name, mode: 'push-to-talk', held: false, muted: false, deafened: false } });
      },
      onConnected(link) {
        setGate(link);
        engine.playRemote(link.remoteStream);
      },
      onMessage(message) {
        if (message.type === 'headset-hosts') hosts = message.invitations.filter((link) => parseInvitation(link).ok);
        if (message.type !== 'headset-state') return;
        follow(owner, message, sound);
        gate?.setShut(message.muted);
      },
      onLinkGone() {
        setGate(null);
        engine.playRemote(null);
      },
    },
  });
  store.subscribe(({ ownQuality, connection }, before) => {
    if (ownQuality !== before.ownQuality && connection.status === 'connected' && owner.getState().owner?.muted !== true)
      sound.voice.controller.noteSent(ownQuality.sentPackets);
  });
  void settings.controller.load().then(() => sound.devices.controller.start());

  return {
    settings,
    ...sound,
    lobby: { store, controller },
    owner,
    subscribeToInputLevel: (listener) => engine.onInputLevel(listener),
    async start() {
      engine.resume();
      // The other device falls silent when this one connects, so this one must be able to speak by then.
      await sound.devices.controller.openMicrophone();
      await controller.join(page.link);
    },
  };
}

function createSettings({ bridge }: MainProcess): HeadsetApp['settings'] {
  const store = createSettingsStore();
  return { store, controller: createSettingsController(bridge, store, () => newName(Math.random)) };
}

/** Applies what the owner says: its key is this device's key, in the mode that it has set. */
function follow(store: OwnerStore, { type: _type, ...owner }: HeadsetStateMessage, { voice }: SoundFeatures): void {
  const wasHeld = store.getState().owner?.held === true;
  store.setState({ owner });
  voice.controller.applySettings();
  if (owner.held !== wasHeld) voice.controller.dispatch({ type: owner.held ? 'key-pressed' : 'key-released' });
}

/** Reports this device's own talk button, without which the host lets nothing pass. Returns what ends that. */
function reportPresses(link: HostLink, { voice }: SoundFeatures): () => void {
  return voice.store.subscribe((state, before) => {
    if (state.isButtonHeld !== before.isButtonHeld)
      link.sendHeadset({ type: 'headset-press', pressed: state.isButtonHeld });
  });
}

/** Another phone that takes over is no reason to think of another window. */
function endOfHeadset(end: LinkEnd): LinkEnd {
  return end.reason === 'replaced' ? { reason: 'headset-ended', code: 'headset-replaced' } : end;
}
