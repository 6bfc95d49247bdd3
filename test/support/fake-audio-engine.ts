import type { AudioDeviceList } from '../../renderer/audio/audio-devices.ts';
import type { AudioEngine, MicrophoneOptions } from '../../renderer/audio/audio-engine.ts';
import { microphoneProblem, type MicrophoneProblemCode } from '../../renderer/audio/microphone-problem.ts';
import { success } from '../../shared/result.ts';

/** Microphone and speakers for tests: devices come and go as a test says, and what was opened is kept. */
export class FakeAudioEngine implements AudioEngine {
  devices: AudioDeviceList = { inputs: [], outputs: [] };
  isMicrophoneAllowed = true;
  /** What opening a microphone fails with; undefined = it opens. */
  problem: MicrophoneProblemCode | undefined;
  readonly opened: MicrophoneOptions[] = [];
  readonly outputIds: string[] = [];
  readonly sendTrack = null;
  readonly #changed = new Set<() => void>();
  readonly #lost = new Set<() => void>();

  changeDevices(devices: AudioDeviceList): void {
    this.devices = devices;
    for (const listener of this.#changed) listener();
  }

  loseMicrophone(): void {
    for (const listener of this.#lost) listener();
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

  openMicrophone: AudioEngine['openMicrophone'] = async (options) => {
    this.opened.push(options);
    if (this.problem !== undefined) return { ok: false, error: microphoneProblem(this.problem) };
    const device = this.devices.inputs.find(({ id }) => id === options.deviceId) ?? this.devices.inputs[0];
    return success({ label: device?.label ?? '' });
  };

  setOutputDevice = async (deviceId: string): Promise<boolean> => {
    this.outputIds.push(deviceId);
    return true;
  };

  recordSelfTest: AudioEngine['recordSelfTest'] = async () => success(new Blob(['sound']));
  playSelfTest: AudioEngine['playSelfTest'] = async () => success(undefined);
  onInputLevel = (): (() => void) => () => undefined;
  closeMicrophone(): void {}
  openGate(): void {}
  closeGate(): void {}
  playRemote(): void {}
  setSilenced(): void {}
  resume(): void {}
}
