import type { VoiceActivationOptions } from '../../shared/dsp/voice-activation.ts';
import type { Result } from '../../shared/result.ts';
import { listAudioDevices, watchAudioDevices, type AudioDeviceList } from './audio-devices.ts';
import type { MicrophoneProblemCode } from './microphone-problem.ts';
import { Microphone, type MicrophoneOptions, type OpenedMicrophone } from './microphone.ts';
import { Playback } from './playback/playback.ts';
import { recordSelfTest, type SelfTestProblemCode, type SelfTestRecording } from './self-test.ts';
import type { SoundCue } from './sound-cues.ts';
import { SoundEffects } from './sound-effects.ts';

/** The microphone and speakers, as the features use them. */
export interface AudioEngine {
  listDevices(): Promise<AudioDeviceList>;
  /** Called when devices came or went, or when the permission to use them changed. */
  onDevicesChanged(listener: () => void): () => void;
  /** Returns whether the microphone can open without a permission prompt. */
  mayUseMicrophone(): Promise<boolean>;
  /**
   * Opens a microphone in place of the previous one, or changes the processing of the open one. During speech, the old
   * sound cross-fades into the new. Calls run one at a time.
   */
  openMicrophone(options: MicrophoneOptions): Promise<Result<OpenedMicrophone, MicrophoneProblemCode>>;
  closeMicrophone(): void;
  /** Called when the open microphone stopped unexpectedly: it was unplugged or taken away. */
  onMicrophoneLost(listener: () => void): () => void;
  /** Called when the browser's sound stopped for good behind an open microphone: open it again. */
  onMicrophoneBroken(listener: () => void): () => void;
  /** Drops what is behind the open microphone and reports it as broken, because nothing comes out of it. */
  breakMicrophone(): void;
  /** Whether the sound of an open microphone passes through the window; true while none is open. */
  isCapturing(): boolean;
  setInputGain(gainDb: number): void;
  /** Sets voice activation; null lets everything through at once. Applies to later microphones too. */
  setActivation(options: VoiceActivationOptions | null): void;
  /** Returns the level at which voice activation opens now, dBFS; null = it has not begun. */
  activationThresholdDb(): number | null;
  /**
   * Called when voice activation detects the beginning or end of speech; the gate should follow. Not called while it is
   * off.
   */
  onActivation(listener: (isActive: boolean) => void): () => void;
  /** Reports the level after all processing and before the gate, dB relative to full scale, 20 times a second. */
  onInputLevel(listener: (levelDb: number) => void): () => void;
  /**
   * The delay that the device and the processing add to your voice now, milliseconds; null while no microphone is open.
   */
  captureLatencyMs(): number | null;
  /**
   * The track for the host; null until a microphone is opened for the first time. It stays the same until
   * `onSendTrackChanged`.
   */
  readonly sendTrack: MediaStreamTrack | null;
  /** Called when another track replaces the one for the host. */
  onSendTrackChanged(listener: () => void): () => void;
  openGate(): void;
  closeGate(): void;
  recordSelfTest(): Promise<Result<SelfTestRecording, SelfTestProblemCode>>;
  playSelfTest(recording: SelfTestRecording): Promise<Result<void, 'not-played'>>;
  /**
   * Plays a voice that circles the listener. `onDegrees` gets its direction before each frame, clockwise from ahead.
   * Resolves when it has ended.
   */
  playCirclingVoice(onDegrees: (degrees: number) => void): Promise<Result<void, 'not-played'>>;
  /**
   * Plays a short sound of the app, even while you are deafened, until its end or `stop`. `gainDb` adds to the output
   * gain. Resolves when it has ended.
   */
  playCue(cue: SoundCue, gainDb?: number, stop?: AbortSignal): Promise<void>;
  /** Plays what a host sends. `settled`: given = the stream before keeps playing until this resolves. */
  playRemote(stream: MediaStream | null, settled?: Promise<unknown>): void;
  /** Selects the output device; '' = the system's default. Resolves with false if the device cannot be used. */
  setOutputDevice(deviceId: string): Promise<boolean>;
  /** Sets the output gain, at most `MAX_OUTPUT_GAIN_DB`. */
  setOutputGain(gainDb: number): void;
  setSilenced(isSilenced: boolean): void;
  /** Resumes what was stopped. Call this on a user gesture too: the browser may block sound until then. */
  resume(): void;
}

/** Creates the engine on the browser's real devices. */
export function createAudioEngine(): AudioEngine {
  const playback = new Playback();
  const effects = new SoundEffects();
  const lostListeners = new Set<() => void>();
  const brokenListeners = new Set<() => void>();
  const trackListeners = new Set<() => void>();
  const activationListeners = new Set<(isActive: boolean) => void>();
  const levelListeners = new Map<(levelDb: number) => void, (() => void) | undefined>();
  let isGateOpen = false;
  const microphone = new Microphone({
    onLost: () => lostListeners.forEach((listener) => listener()),
    onBroken: () => brokenListeners.forEach((listener) => listener()),
    onGraph(graph) {
      // Speech that a broken graph reported has no end; the new one begins with silence.
      activationListeners.forEach((listener) => listener(false));
      graph.onActivation((isActive) => activationListeners.forEach((listener) => listener(isActive)));
      for (const [listener, unsubscribe] of levelListeners) {
        unsubscribe?.();
        levelListeners.set(listener, graph.meter.subscribe(listener));
      }
      if (isGateOpen) graph.openGate();
      trackListeners.forEach((listener) => listener());
    },
  });
  const resume = (): void => {
    microphone.graph?.resume();
    playback.resume();
    effects.resume();
  };
  watchAudioDevices(() => {
    microphone.graph?.followDevices();
    playback.followDevices();
    effects.resume();
  });

  return {
    listDevices: listAudioDevices,
    onDevicesChanged: watchAudioDevices,
    mayUseMicrophone: async () => (await navigator.permissions.query({ name: 'microphone' })).state === 'granted',
    openMicrophone: (options) => microphone.open(options),
    closeMicrophone: () => microphone.close(),
    onMicrophoneLost: (listener) => subscribe(lostListeners, listener),
    onMicrophoneBroken: (listener) => subscribe(brokenListeners, listener),
    breakMicrophone: () => microphone.breakGraph(),
    isCapturing: () => !microphone.isOpen || microphone.graph?.isRunning === true,
    setInputGain: (gainDb) => microphone.setGain(gainDb),
    setActivation: (options) => microphone.setActivation(options),
    activationThresholdDb: () => microphone.graph?.activationThresholdDb ?? null,
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
    onSendTrackChanged: (listener) => subscribe(trackListeners, listener),
    openGate() {
      isGateOpen = true;
      microphone.graph?.openGate();
    },
    closeGate() {
      isGateOpen = false;
      microphone.graph?.closeGate();
    },
    recordSelfTest: () => recordSelfTest(microphone),
    playSelfTest: ({ samples }) => effects.playSamples(samples),
    playCirclingVoice: (onDegrees) => effects.playCirclingVoice(onDegrees),
    playCue: (cue, gainDb, stop) => effects.playCue(cue, gainDb, stop),
    playRemote: (remote, settled) => playback.setStream(remote, settled),
    async setOutputDevice(deviceId) {
      const [isPlayed, isHeard] = await Promise.all([playback.setSink(deviceId), effects.setSink(deviceId)]);
      return isPlayed && isHeard;
    },
    setOutputGain(gainDb) {
      playback.setGain(gainDb);
      effects.setGain(gainDb);
    },
    setSilenced: (isSilenced) => playback.setSilenced(isSilenced),
    resume,
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
