import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';

/** The players who hear you, and how loudly. */
export interface Hearer {
  readonly id: ParticipantId;
  /** Gain in dB; 0 = as loud as next to each other. */
  readonly gainDb: number;
}

export interface NamedHearer extends Hearer {
  readonly name: string;
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

/** Returns the listeners with their names, without those who have left since. */
export function namedHearers(
  hearers: readonly Hearer[],
  participants: readonly Pick<Participant, 'id' | 'name'>[],
): readonly NamedHearer[] {
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  return hearers.flatMap((hearer): NamedHearer[] => {
    const name = names.get(hearer.id);
    return name === undefined ? [] : [{ ...hearer, name }];
  });
}
