import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../shared/result.ts';
import type { AudioDevice } from '../../audio/audio-devices.ts';
import type { MicrophoneProblemCode } from '../../audio/microphone-problem.ts';
import type { SelfTestProblemCode } from '../../audio/self-test.ts';
import type { DeviceNotice } from './choose-device.ts';

/** What the window runs in: there are different ways to allow a microphone. */
export interface Surroundings {
  readonly shell: 'electron' | 'browser';
  /** As Node calls it: win32, darwin, linux ... */
  readonly platform: string;
}

export interface DevicesState {
  readonly inputs: readonly AudioDevice[];
  readonly outputs: readonly AudioDevice[];
  readonly microphone: 'off' | 'opening' | 'on' | 'failed';
  /** What really opened, as the system calls it. */
  readonly microphoneLabel: string;
  /** Why the microphone failed; null unless it did. */
  readonly problem: Failure<MicrophoneProblemCode> | null;
  /** Something about the devices changed by itself; null = nothing to say. */
  readonly notice: DeviceNotice | null;
  readonly test: 'idle' | 'recording' | 'playing';
  readonly testProblem: Failure<SelfTestProblemCode | 'not-played'> | null;
  /** How loud one was in the last test; null before. */
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
