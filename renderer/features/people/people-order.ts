import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';

/** `talking`: those who talk now or did a moment ago, then the nearest. */
export const PEOPLE_SORTS = ['nearest', 'name', 'talking'] as const;
export type PeopleSort = (typeof PEOPLE_SORTS)[number];

/** What the order depends on besides names. */
export interface OrderFacts {
  /** Metres from you; undefined = not known. */
  readonly distanceOf: (id: ParticipantId) => number | undefined;
  readonly hasTalked: (id: ParticipantId) => boolean;
}

/** Names are compared many times a second; a collator is far quicker than `localeCompare`. */
const collator = new Intl.Collator(undefined, { numeric: true });

/** Puts you first, then the others in the chosen order. Players without a known position come after those with one. */
export function orderPeople(
  participants: readonly Participant[],
  ownId: ParticipantId | null,
  sort: PeopleSort,
  { distanceOf, hasTalked }: OrderFacts,
): readonly ParticipantId[] {
  const keyed = participants.map((participant) => {
    const { id } = participant;
    const group = id === ownId ? 0 : sort === 'talking' && hasTalked(id) ? 1 : 2;
    return { participant, group, distance: sort === 'name' ? 0 : (distanceOf(id) ?? Infinity) };
  });
  keyed.sort(
    (a, b) =>
      a.group - b.group ||
      (a.distance === b.distance ? compareNames(a.participant, b.participant) : a.distance - b.distance),
  );
  return keyed.map(({ participant }) => participant.id);
}

function compareNames(a: Participant, b: Participant): number {
  return collator.compare(a.name, b.name) || a.id - b.id;
}

/**
 * Returns the participants whose name, or what you call them, contains `text`, ignoring case and accents. `nicknameOf`
 * returns '' for those whom you call by their name.
 */
export function withName(
  participants: readonly Participant[],
  text: string,
  nicknameOf: (participant: Participant) => string,
): readonly Participant[] {
  const wanted = plain(text.trim());
  if (wanted === '') return participants;
  return participants.filter((one) => [one.name, nicknameOf(one)].some((name) => plain(name).includes(wanted)));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
