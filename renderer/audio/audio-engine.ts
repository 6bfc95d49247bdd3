import type { VoiceActivationOptions } from '../../shared/dsp/voice-activation.ts';
import type { Result } from '../../shared/result.ts';
import { listAudioDevices, watchAudioDevices, type AudioDeviceList } from './audio-devices.ts';
import type { MicrophoneProblemCode } from './microphone-problem.ts';
import { Microphone, type MicrophoneOptions, type OpenedMicrophone } from './microphone.ts';
import { Playback } from './playback.ts';
import { recordSelfTest, type SelfTestProblemCode, type SelfTestRecording } from './self-test.ts';
import type { SoundCue } from './sound-cues.ts';
import { SoundEffects } from './sound-effects.ts';

/** Microphone and speakers, as the features use them. */
export interface AudioEngine {
  listDevices(): Promise<AudioDeviceList>;
  /** Devices came or went, or the permission to use them did. */
  onDevicesChanged(listener: () => void): () => void;
  /** Whether the microphone may be used without asking the person now. */
  mayUseMicrophone(): Promise<boolean>;
  /**
   * Opens a microphone in the place of the one before, or changes how the open one is processed: while somebody speaks,
   * the old sound fades into the new. One call after the other.
   */
  openMicrophone(options: MicrophoneOptions): Promise<Result<OpenedMicrophone, MicrophoneProblemCode>>;
  closeMicrophone(): void;
  /** The open microphone stopped by itself: pulled out, or taken away. */
  onMicrophoneLost(listener: () => void): () => void;
  setInputGain(gainDb: number): void;
  /** null: everything is let through at once. Kept for microphones that are opened later. */
  setActivation(options: VoiceActivationOptions | null): void;
  /** Speech began or ended, as voice activation hears it; the gate is to follow. Nothing while that is off. */
  onActivation(listener: (isActive: boolean) => void): () => void;
  /** Level behind all processing and before the gate, dB relative to full scale, 20 times a second. */
  onInputLevel(listener: (levelDb: number) => void): () => void;
  /** By how much device and processing make one's voice late now, milliseconds; null while no microphone is open. */
  captureLatencyMs(): number | null;
  /** What goes to the host; null before a microphone was opened once. The same track for good from then on. */
  readonly sendTrack: MediaStreamTrack | null;
  openGate(): void;
  closeGate(): void;
  recordSelfTest(): Promise<Result<SelfTestRecording, SelfTestProblemCode>>;
  playSelfTest(recording: SelfTestRecording): Promise<Result<void, 'not-played'>>;
  /** A short sound of the app itself, also for who is deafened. Resolves when it has ended. */
  playCue(cue: SoundCue): Promise<void>;
  playRemote(stream: MediaStream | null): void;
  /** '' = the system's default. false where the device cannot be used. */
  setOutputDevice(deviceId: string): Promise<boolean>;
  /** Up to `MAX_OUTPUT_GAIN_DB`. */
  setOutputGain(gainDb: number): void;
  setSilenced(isSilenced: boolean): void;
  /** To be called when the person does something on the page: sound may be held back until then. */
  resume(): void;
}

/** The engine on the browser's real devices. */
export function createAudioEngine(): AudioEngine {
  const playback = new Playback();
  const effects = new SoundEffects();
  const lostListeners = new Set<() => void>();
  const activationListeners = new Set<(isActive: boolean) => void>();
  const levelListeners = new Map<(levelDb: number) => void, (() => void) | undefined>();
  const microphone = new Microphone(
    () => lostListeners.forEach((listener) => listener()),
    (graph) => {
      graph.onActivation((isActive) => activationListeners.forEach((listener) => listener(isActive)));
      for (const listener of levelListeners.keys()) levelListeners.set(listener, graph.meter.subscribe(listener));
    },
  );

  return {
    listDevices: listAudioDevices,
    onDevicesChanged: watchAudioDevices,
    mayUseMicrophone: async () => (await navigator.permissions.query({ name: 'microphone' })).state === 'granted',
    openMicrophone: (options) => microphone.open(options),
    closeMicrophone: () => microphone.close(),
    onMicrophoneLost: (listener) => subscribe(lostListeners, listener),
    setInputGain: (gainDb) => microphone.setGain(gainDb),
    setActivation: (options) => microphone.setActivation(options),
    onActivation: (listener) => subscribe(activationListeners, listener),
    onInputLevel(listener) {
      levelListeners.set(listener, microphone.graph?.meter.subscribe(listener));
      return () => {
        levelListeners.get(listener)?.();
        levelListeners.delete(listener);
      };
    },
    captureLatencyMs: () => (microphone.isOpen ? (microphone.graph?.latencyMs() ?? null) : null),
    get sendTrack() {
      return microphone.graph?.track ?? null;
    },
    openGate: () => microphone.graph?.openGate(),
    closeGate: () => microphone.graph?.closeGate(),
    recordSelfTest: () => recordSelfTest(microphone),
    playSelfTest: ({ samples }) => effects.playSamples(samples),
    playCue: (cue) => effects.playCue(cue),
    playRemote: (remote) => playback.setStream(remote),
    async setOutputDevice(deviceId) {
      const [isPlayed, isHeard] = await Promise.all([playback.setSink(deviceId), effects.setSink(deviceId)]);
      return isPlayed && isHeard;
    },
    setOutputGain(gainDb) {
      playback.setGain(gainDb);
      effects.setGain(gainDb);
    },
    setSilenced: (isSilenced) => playback.setSilenced(isSilenced),
    resume() {
      void microphone.graph?.resume();
      playback.resume();
    },
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
