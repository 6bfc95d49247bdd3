import type { Participant, ParticipantId } from '../../../../shared/model/participant.ts';
import type { LobbyPlaces } from '../lobby-places.ts';
import type { LobbyBook } from '../book/lobby-book.ts';
import { keyOf } from '../text/text-readers.ts';

interface FileReadersOptions {
  readonly book: Pick<LobbyBook, 'room' | 'rules' | 'phase'>;
  readonly places: Pick<LobbyPlaces, 'ownPlacementOf'>;
}

/**
 * Returns the keys of those who may get what a participant sends now; null = everyone, newcomers too. It leaves out
 * those who can hear nothing of a sender in this state by the rules: the dead cannot show the living who did it.
 */
export function readersOf(sender: Participant, { book, places }: FileReadersOptions): ReadonlySet<string> | null {
  const states = book.rules.phases[book.phase];
  const stateOf = (id: ParticipantId) => places.ownPlacementOf(id).state;
  const people = [...book.room.participants.values()];
  const own = stateOf(sender.id);
  const reached = people.filter(({ id }) => id === sender.id || states[stateOf(id)][own] !== 'silent');
  return reached.length === people.length ? null : new Set(reached.map(keyOf));
}
