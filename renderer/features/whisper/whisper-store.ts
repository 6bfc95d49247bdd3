import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ParticipantId } from '../../../shared/model/participant.ts';

export interface WhisperState {
  /** Whether the host and the lobby's rules allow whispers to chosen players. */
  readonly isAllowed: boolean;
  /** The players you whisper to while you hold the key, in the order in which you chose them. */
  readonly targets: readonly ParticipantId[];
  /** Those who hear your whisper now; null = you do not whisper. */
  readonly heard: readonly ParticipantId[] | null;
  /** The players who whisper to you now. */
  readonly from: readonly ParticipantId[];
}

export type WhisperStore = StoreApi<WhisperState>;

export const NO_WHISPER: WhisperState = { isAllowed: false, targets: [], heard: null, from: [] };

export function createWhisperStore(): WhisperStore {
  return createStore<WhisperState>(() => NO_WHISPER);
}
