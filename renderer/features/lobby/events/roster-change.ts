import type { Participant } from '../../../../shared/model/participant.ts';
import type { LobbyState } from '../lobby-store.ts';

/** The changes among the others in a lobby, by name. */
export interface RosterChange {
  readonly joined: readonly string[];
  readonly left: readonly string[];
  /** They had lost their connection, and are back. */
  readonly back: readonly string[];
}

type Roster = Pick<LobbyState, 'participants' | 'ownId' | 'connection'>;

export const NO_CHANGE: RosterChange = { joined: [], left: [], back: [] };

/**
 * Returns who came, left or came back between two states of the same stay. Those who are there when you enter are not
 * news, and neither are those you leave behind.
 */
export function rosterChange(before: Roster, after: Roster): RosterChange {
  if (before.participants === after.participants || !isIn(before) || !isIn(after) || before.ownId !== after.ownId)
    return NO_CHANGE;
  const known = byId(before);
  const present = byId(after);
  const others = (roster: Roster): readonly Participant[] => roster.participants.filter(({ id }) => id !== after.ownId);
  return {
    joined: namesOf(others(after).filter(({ id }) => !known.has(id))),
    left: namesOf(others(before).filter(({ id }) => !present.has(id))),
    back: namesOf(others(after).filter(({ id, isAway }) => !isAway && known.get(id)?.isAway === true)),
  };
}

/** Whether you are in the lobby, and it has said who else is. */
function isIn({ participants, ownId, connection }: Roster): boolean {
  return connection.status !== 'none' && participants.some(({ id }) => id === ownId);
}

function byId({ participants }: Roster): ReadonlyMap<number, Participant> {
  return new Map(participants.map((participant) => [participant.id, participant]));
}

function namesOf(participants: readonly Participant[]): readonly string[] {
  return participants.map(({ name }) => name);
}
