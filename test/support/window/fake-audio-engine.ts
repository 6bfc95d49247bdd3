import type { AudioDeviceList } from '../../../renderer/audio/audio-devices.ts';
import type { AudioEngine } from '../../../renderer/audio/audio-engine.ts';
import { microphoneProblem, type MicrophoneProblemCode } from '../../../renderer/audio/microphone-problem.ts';
import type { MicrophoneOptions } from '../../../renderer/audio/microphone.ts';
import type { SoundCue } from '../../../renderer/audio/sound-cues.ts';
import type { VoiceActivationOptions } from '../../../shared/dsp/voice-activation.ts';
import type { NoiseSuppression } from '../../../shared/model/settings.ts';
import { success } from '../../../shared/result.ts';

/** Microphone and speakers for tests. The test adds and removes devices, and opened ones are recorded. */
export class FakeAudioEngine implements AudioEngine {
  devices: AudioDeviceList = { inputs: [], outputs: [] };
  isMicrophoneAllowed = true;
  /** The error of opening a microphone; undefined = it opens. */
  problem: MicrophoneProblemCode | undefined;
  /** Suppressors that cannot be started. */
  brokenSuppressions: readonly NoiseSuppression[] = [];
  testLevelDb = -22;
  inputGainDb = 0;
  outputGainDb = 0;
  activation: VoiceActivationOptions | null = null;
  readonly opened: MicrophoneOptions[] = [];
  readonly outputIds: string[] = [];
  readonly unusableOutputIds: string[] = [];
  readonly cues: SoundCue[] = [];
  /** Whether a cue sounds until it is stopped. */
  playsUntilStopped = false;
  /** Whether the open microphone's sound passes. */
  capturing = true;
  /** How often the window tried to bring the sound back. */
  resumes = 0;
  sendTrack: MediaStreamTrack | null = null;
  readonly #changed = new Set<() => void>();
  readonly #lost = new Set<() => void>();
  readonly #broken = new Set<() => void>();
  readonly #trackChanged = new Set<() => void>();
  readonly #activated = new Set<(isActive: boolean) => void>();

  changeDevices(devices: AudioDeviceList): void {
    this.devices = devices;
    for (const listener of this.#changed) listener();
  }

  loseMicrophone(): void {
    for (const listener of this.#lost) listener();
  }

  /** What is behind the microphone breaks, on its own or because the window asks for it. */
  breakMicrophone(): void {
    for (const listener of this.#broken) listener();
  }

  changeSendTrack(track: MediaStreamTrack): void {
    this.sendTrack = track;
    for (const listener of this.#trackChanged) listener();
  }

  /** Simulates voice activation at the start or end of speech. */
  activate(isActive: boolean): void {
    for (const listener of this.#activated) listener(isActive);
  }

  listDevices = async (): Promise<AudioDeviceList> => this.devices;
  mayUseMicrophone = async (): Promise<boolean> => this.isMicrophoneAllowed;

  onDevicesChanged(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  onMicrophoneLost(listener: () => void): () => void {
    this.#lost.add(listener);
    return () => this.#lost.delete(listener);
  }

  onMicrophoneBroken(listener: () => void): () => void {
    this.#broken.add(listener);
    return () => this.#broken.delete(listener);
  }

  onSendTrackChanged(listener: () => void): () => void {
    this.#trackChanged.add(listener);
    return () => this.#trackChanged.delete(listener);
  }

  isCapturing = (): boolean => this.capturing;

  onActivation(listener: (isActive: boolean) => void): () => void {
    this.#activated.add(listener);
    return () => this.#activated.delete(listener);
  }

  openMicrophone: AudioEngine['openMicrophone'] = async (options) => {
    this.opened.push(options);
    if (this.problem !== undefined) return { ok: false, error: microphoneProblem(this.problem) };
    const device = this.devices.inputs.find(({ id }) => id === options.deviceId) ?? this.devices.inputs[0];
    const noiseSuppression = this.brokenSuppressions.includes(options.noiseSuppression)
      ? 'browser'
      : options.noiseSuppression;
    return success({ label: device?.label ?? '', noiseSuppression });
  };

  setOutputDevice = async (deviceId: string): Promise<boolean> => {
    this.outputIds.push(deviceId);
    return !this.unusableOutputIds.includes(deviceId);
  };

  setInputGain(gainDb: number): void {
    this.inputGainDb = gainDb;
  }

  setOutputGain(gainDb: number): void {
    this.outputGainDb = gainDb;
  }

  setActivation(options: VoiceActivationOptions | null): void {
    this.activation = options;
  }

  playCue = async (cue: SoundCue, _gainDb?: number, stop?: AbortSignal): Promise<void> => {
    this.cues.push(cue);
    if (this.playsUntilStopped) await new Promise<void>((resolve) => stop?.addEventListener('abort', () => resolve()));
  };

  recordSelfTest: AudioEngine['recordSelfTest'] = async () =>
    success({ samples: new Float32Array(48), levelDb: this.testLevelDb, isClipped: false });
  /** The voice goes to your right, and is there for good. */
  playCirclingVoice: AudioEngine['playCirclingVoice'] = async (onDegrees) => {
    onDegrees(90);
    return success(undefined);
  };
  playSelfTest: AudioEngine['playSelfTest'] = async () => success(undefined);
  onInputLevel = (): (() => void) => () => undefined;
  activationThresholdDb = (): number | null => -48;
  captureLatencyMs = (): number | null => null;
  closeMicrophone(): void {}
  openGate(): void {}
  closeGate(): void {}
  playRemote(): void {}
  setSilenced(): void {}
  resume(): void {
    this.resumes++;
  }
}
