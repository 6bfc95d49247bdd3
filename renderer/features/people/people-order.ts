import type { Participant, ParticipantId } from '../../../shared/model/participant.ts';

/** Puts you first, then near before far, then players without a known position. */
export function orderPeople(
  participants: readonly Participant[],
  ownId: ParticipantId | null,
  distanceOf: (id: ParticipantId) => number | undefined,
): readonly ParticipantId[] {
  const keyed = participants.map((participant) => ({
    participant,
    distance: participant.id === ownId ? -1 : (distanceOf(participant.id) ?? Infinity),
  }));
  keyed.sort((a, b) =>
    a.distance === b.distance ? compareNames(a.participant, b.participant) : a.distance - b.distance,
  );
  return keyed.map(({ participant }) => participant.id);
}

function compareNames(a: Participant, b: Participant): number {
  return a.name.localeCompare(b.name) || a.id - b.id;
}

/** Returns the participants whose name contains `text`, ignoring case. */
export function withName(participants: readonly Participant[], text: string): readonly Participant[] {
  const wanted = text.trim().toLocaleLowerCase();
  return wanted === '' ? participants : participants.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
}
