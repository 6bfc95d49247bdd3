import { createStore, type StoreApi } from 'zustand/vanilla';
import { INITIAL_VOICE_STATE, type VoiceState } from './voice-machine.ts';

export type VoiceStore = StoreApi<VoiceState>;

export function createVoiceStore(): VoiceStore {
  return createStore<VoiceState>(() => INITIAL_VOICE_STATE);
}
