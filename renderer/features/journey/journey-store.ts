import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Journey } from '../../../shared/model/journey.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import { UNKNOWN_JOURNEY } from './journey-stages.ts';

export interface JourneyState {
  readonly isOpen: boolean;
  /** Whose voice is followed; null = nobody's yet. */
  readonly speakerId: ParticipantId | null;
  /** Each stage as it was known last. */
  readonly journey: Journey;
  /** Whether the speaker was speaking when the newest reading was taken. */
  readonly isSpeaking: boolean;
  /** Readings taken of this speaker so far: plots are drawn again when it changes. */
  readonly readings: number;
}

export type JourneyStore = StoreApi<JourneyState>;

export const NO_READINGS = {
  journey: UNKNOWN_JOURNEY,
  isSpeaking: false,
  readings: 0,
} as const satisfies Partial<JourneyState>;

export function createJourneyStore(): JourneyStore {
  return createStore<JourneyState>(() => ({ isOpen: false, speakerId: null, ...NO_READINGS }));
}
