import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { ShownError } from '../../i18n/error-text.ts';

/** How one wants to hear somebody. */
export type Preference = Pick<Person, 'volumePercent' | 'isMuted' | 'isBlocked'>;

export const NO_PREFERENCE: Preference = { volumePercent: 100, isMuted: false, isBlocked: false };

export interface PeopleState {
  /** Whom one has set anything about, by identity; kept across lobbies. */
  readonly people: ReadonlyMap<string, Person>;
  /** The same for participants who proved no identity: as long as they are there. */
  readonly guests: ReadonlyMap<ParticipantId, Preference>;
  /** What could not be done with what is set about people, and why; null = nothing is wrong. */
  readonly problem: { readonly undone: 'read' | 'kept'; readonly error: ShownError } | null;
}

export type PeopleStore = StoreApi<PeopleState>;

export function createPeopleStore(): PeopleStore {
  return createStore<PeopleState>(() => ({ people: new Map(), guests: new Map(), problem: null }));
}

/** The same object until something is set about this participant. */
export function preferenceOf(
  { people, guests }: PeopleState,
  { id, identity }: Pick<Participant, 'id' | 'identity'>,
): Preference {
  return (identity === '' ? guests.get(id) : people.get(identity)) ?? NO_PREFERENCE;
}
