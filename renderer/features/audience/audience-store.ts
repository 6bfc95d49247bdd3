import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ParticipantId } from '../../../shared/model/participant.ts';

/** Who hears one, and how loud. */
export interface Hearer {
  readonly id: ParticipantId;
  /** 0 = as if next to each other. */
  readonly gainDb: number;
}

/** The loudest first; null = the host has not said yet. */
export type AudienceStore = StoreApi<{ readonly hearers: readonly Hearer[] | null }>;

export function createAudienceStore(): AudienceStore {
  return createStore(() => ({ hearers: null }));
}

/** Rows of an `audience` message, the loudest first. */
export function hearersOf(rows: readonly (readonly [ParticipantId, number])[]): readonly Hearer[] {
  return rows.map(([id, gainDb]) => ({ id, gainDb })).sort((a, b) => b.gainDb - a.gainDb || a.id - b.id);
}
