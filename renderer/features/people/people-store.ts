import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';
import type { Person } from '../../../shared/model/people/person.ts';
import type { ShownError } from '../../i18n/error-text.ts';
import type { PeopleSort } from './people-order.ts';

/** How you want to hear a player. */
export type Preference = Pick<Person, 'volumePercent' | 'isMuted' | 'isBlocked'>;

/** A step of the sliders that set a volume. */
export const VOLUME_STEP_PERCENT = 5;

export const NO_PREFERENCE: Preference = { volumePercent: 100, isMuted: false, isBlocked: false };

/** How the list of players is arranged. */
export interface PeopleView {
  readonly sort: PeopleSort;
  /** The id of the grouping; '' = the list is not divided. */
  readonly groupBy: string;
}

export interface PeopleState {
  /** Settings for people by identity; kept across lobbies. */
  readonly people: ReadonlyMap<string, Person>;
  /** The same for participants without a proven identity: kept while they are here. */
  readonly guests: ReadonlyMap<ParticipantId, Preference>;
  /** Which action on settings about people failed, and why; null = none. */
  readonly problem: { readonly undone: 'read' | 'kept'; readonly error: ShownError } | null;
  /** Kept while the window is open. */
  readonly view: PeopleView;
}

export type PeopleStore = StoreApi<PeopleState>;

export function createPeopleStore(): PeopleStore {
  return createStore<PeopleState>(() => ({
    people: new Map(),
    guests: new Map(),
    problem: null,
    view: { sort: 'nearest', groupBy: '' },
  }));
}

/** Returns the same object until your settings for this participant change. */
export function preferenceOf(
  { people, guests }: PeopleState,
  { id, identity }: Pick<Participant, 'id' | 'identity'>,
): Preference {
  return (identity === '' ? guests.get(id) : people.get(identity)) ?? NO_PREFERENCE;
}

/** What a player is to you: whether you have added them, and what you call them; '' = by their own name. */
export function acquaintanceOf(
  { people }: Pick<PeopleState, 'people'>,
  { identity }: Pick<Participant, 'identity'>,
): { readonly isKnown: boolean; readonly nickname: string } {
  const { isKnown = false, nickname = '' } = people.get(identity) ?? {};
  return { isKnown, nickname };
}
