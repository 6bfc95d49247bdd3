import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../shared/result.ts';
import type { AudioDevice } from '../../audio/audio-devices.ts';
import type { MicrophoneProblemCode } from '../../audio/microphone-problem.ts';

export interface DevicesState {
  readonly inputs: readonly AudioDevice[];
  readonly outputs: readonly AudioDevice[];
  readonly microphone: 'off' | 'opening' | 'on' | 'failed';
  /** What really opened, as the system calls it. */
  readonly microphoneLabel: string;
  /** Why the microphone failed; null unless it did. */
  readonly problem: Failure<MicrophoneProblemCode> | null;
  /** A device came or went; null = nothing to say. */
  readonly notice: string | null;
  readonly test: 'idle' | 'recording' | 'playing';
  readonly testProblem: string | null;
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
  }));
}
