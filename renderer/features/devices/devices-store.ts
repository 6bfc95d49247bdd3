import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../shared/result.ts';
import type { AudioDevice } from '../../audio/audio-devices.ts';
import type { MicrophoneProblemCode } from '../../audio/microphone-problem.ts';
import type { SelfTestProblemCode } from '../../audio/self-test.ts';
import type { DeviceNotice } from './choose-device.ts';

/** The environment of the window, which decides how to allow a microphone. */
export interface Surroundings {
  readonly shell: 'electron' | 'browser' | 'page';
  /** The platform as Node calls it: win32, darwin, linux ... */
  readonly platform: string;
}

export interface DevicesState {
  readonly inputs: readonly AudioDevice[];
  readonly outputs: readonly AudioDevice[];
  readonly microphone: 'off' | 'opening' | 'on' | 'failed';
  /** The device that actually opened, as the system names it. */
  readonly microphoneLabel: string;
  /** Why the microphone failed; null if it did not. */
  readonly problem: Failure<MicrophoneProblemCode> | null;
  /** A notice that a device changed without the player's doing; null = nothing to say. */
  readonly notice: DeviceNotice | null;
  readonly test: 'idle' | 'recording' | 'playing';
  readonly testProblem: Failure<SelfTestProblemCode | 'not-played'> | null;
  /** Your level in the last test; null before the first. */
  readonly testLevel: { readonly levelDb: number; readonly isClipped: boolean } | null;
  readonly isTonePlaying: boolean;
  readonly surroundings: Surroundings;
}

export type DevicesStore = StoreApi<DevicesState>;

export function createDevicesStore(): DevicesStore {
  return createStore<DevicesState>(() => ({
    inputs: [],
    outputs: [],
    microphone: 'off',
    microphoneLabel: '',
    problem: null,
    notice: null,
    test: 'idle',
    testProblem: null,
    testLevel: null,
    isTonePlaying: false,
    surroundings: { shell: 'browser', platform: '' },
  }));
}
