import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { Person } from '../../../shared/model/people/person.ts';
import type { ShownError } from '../../i18n/error-text.ts';

/** How you want to hear a player. */
export type Preference = Pick<Person, 'volumePercent' | 'isMuted' | 'isBlocked'>;

/** A step of the sliders that set a volume. */
export const VOLUME_STEP_PERCENT = 5;

export const NO_PREFERENCE: Preference = { volumePercent: 100, isMuted: false, isBlocked: false };

export interface PeopleState {
  /** Settings for people by identity; kept across lobbies. */
  readonly people: ReadonlyMap<string, Person>;
  /** The same for participants without a proven identity: kept while they are here. */
  readonly guests: ReadonlyMap<ParticipantId, Preference>;
  /** Which action on settings about people failed, and why; null = none. */
  readonly problem: { readonly undone: 'read' | 'kept'; readonly error: ShownError } | null;
}

export type PeopleStore = StoreApi<PeopleState>;

export function createPeopleStore(): PeopleStore {
  return createStore<PeopleState>(() => ({ people: new Map(), guests: new Map(), problem: null }));
}

/** Returns the same object until your settings for this participant change. */
export function preferenceOf(
  { people, guests }: PeopleState,
  { id, identity }: Pick<Participant, 'id' | 'identity'>,
): Preference {
  return (identity === '' ? guests.get(id) : people.get(identity)) ?? NO_PREFERENCE;
}
