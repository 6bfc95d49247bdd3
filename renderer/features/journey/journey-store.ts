import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Journey } from '../../../shared/model/journey.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import { UNKNOWN_JOURNEY } from './journey-stages.ts';

export interface JourneyState {
  readonly isOpen: boolean;
  /** The participant whose voice is followed; null = nobody yet. */
  readonly speakerId: ParticipantId | null;
  /** The last known value of each stage. */
  readonly journey: Journey;
  /** Whether the speaker was speaking when the newest reading was taken. */
  readonly isSpeaking: boolean;
  /** Number of readings of this speaker; plots are redrawn when it changes. */
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
