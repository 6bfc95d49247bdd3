import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { listAudioDevices, watchAudioDevices, type AudioDeviceList } from './audio-devices.ts';
import { CaptureGraph } from './capture-graph.ts';
import { microphoneFailure, type MicrophoneProblemCode } from './microphone-problem.ts';
import { Playback } from './playback.ts';
import { playSelfTest, recordSelfTest } from './self-test.ts';

export interface MicrophoneOptions {
  /** null = the system's default. */
  readonly deviceId: string | null;
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGainControl: boolean;
}

/** Microphone and speakers, as the features use them. */
export interface AudioEngine {
  listDevices(): Promise<AudioDeviceList>;
  onDevicesChanged(listener: () => void): () => void;
  /** Whether the microphone may be used without asking the person now. */
  mayUseMicrophone(): Promise<boolean>;
  /** Opens a microphone in the place of the one before. Answers with the label of what really opened. */
  openMicrophone(options: MicrophoneOptions): Promise<Result<{ readonly label: string }, MicrophoneProblemCode>>;
  closeMicrophone(): void;
  /** The open microphone stopped by itself: pulled out, or taken away. */
  onMicrophoneLost(listener: () => void): () => void;
  /** Level before the gate, dB relative to full scale, 20 times a second. */
  onInputLevel(listener: (levelDb: number) => void): () => void;
  /** What goes to the host; null before a microphone was opened once. The same track for good from then on. */
  readonly sendTrack: MediaStreamTrack | null;
  openGate(): void;
  closeGate(): void;
  recordSelfTest(): Promise<Result<Blob>>;
  playSelfTest(recording: Blob): Promise<Result<void>>;
  playRemote(stream: MediaStream | null): void;
  /** '' = the system's default. false where the device cannot be used. */
  setOutputDevice(deviceId: string): Promise<boolean>;
  setSilenced(isSilenced: boolean): void;
  /** To be called when the person does something on the page: sound may be held back until then. */
  resume(): void;
}

/** The engine on the browser's real devices. */
export function createAudioEngine(): AudioEngine {
  const playback = new Playback();
  const lostListeners = new Set<() => void>();
  const levelListeners = new Map<(levelDb: number) => void, (() => void) | undefined>();
  let graph: CaptureGraph | undefined;
  let stream: MediaStream | undefined;

  function close(): void {
    graph?.setSource(undefined);
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
  }

  function use(opened: MediaStream): string {
    close();
    stream = opened;
    if (graph === undefined) {
      graph = new CaptureGraph();
      for (const listener of levelListeners.keys()) levelListeners.set(listener, graph.meter.subscribe(listener));
    }
    graph.setSource(opened);
    void graph.resume();
    const track = opened.getAudioTracks()[0];
    // `stop()` does not fire this event: it comes only where the device went away by itself.
    track?.addEventListener('ended', () => {
      if (stream === opened) for (const listener of lostListeners) listener();
    });
    return track?.label ?? '';
  }

  return {
    listDevices: listAudioDevices,
    onDevicesChanged: watchAudioDevices,
    mayUseMicrophone: async () => (await navigator.permissions.query({ name: 'microphone' })).state === 'granted',
    async openMicrophone(options) {
      try {
        return success({ label: use(await navigator.mediaDevices.getUserMedia({ audio: toConstraints(options) })) });
      } catch (error) {
        close();
        return microphoneFailure(error);
      }
    },
    closeMicrophone: close,
    onMicrophoneLost: (listener) => subscribe(lostListeners, listener),
    onInputLevel(listener) {
      levelListeners.set(listener, graph?.meter.subscribe(listener));
      return () => {
        levelListeners.get(listener)?.();
        levelListeners.delete(listener);
      };
    },
    get sendTrack() {
      return graph?.track ?? null;
    },
    openGate: () => graph?.openGate(),
    closeGate: () => graph?.closeGate(),
    recordSelfTest: async () => (stream === undefined ? failure('no-microphone', 'Turn on the microphone first.') : recordSelfTest(stream)),
    playSelfTest: (recording) => playSelfTest(recording, playback.sinkId),
    playRemote: (remote) => playback.setStream(remote),
    setOutputDevice: (deviceId) => playback.setSink(deviceId),
    setSilenced: (isSilenced) => playback.setSilenced(isSilenced),
    resume() {
      void graph?.resume();
      playback.resume();
    },
  };
}

// Wishes, not demands, so that a device which went away a moment ago gives way to the default.
function toConstraints({ deviceId, ...processing }: MicrophoneOptions): MediaTrackConstraints {
  return {
    ...(deviceId === null ? {} : { deviceId: { ideal: deviceId } }),
    channelCount: 1,
    sampleRate: { ideal: SAMPLE_RATE_HZ },
    ...processing,
  };
}

function subscribe(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
