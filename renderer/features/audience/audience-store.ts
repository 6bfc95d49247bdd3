import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ParticipantId } from '../../../shared/model/participant.ts';

/** The players who hear you, and how loudly. */
export interface Hearer {
  readonly id: ParticipantId;
  /** Gain in dB; 0 = as loud as next to each other. */
  readonly gainDb: number;
}

/** The listeners, loudest first; null = the host has not reported them yet. */
export type AudienceStore = StoreApi<{ readonly hearers: readonly Hearer[] | null }>;

export function createAudienceStore(): AudienceStore {
  return createStore(() => ({ hearers: null }));
}

/** Returns the listeners of an `audience` message, loudest first. */
export function hearersOf(rows: readonly (readonly [ParticipantId, number])[]): readonly Hearer[] {
  return rows.map(([id, gainDb]) => ({ id, gainDb })).sort((a, b) => b.gainDb - a.gainDb || a.id - b.id);
}
