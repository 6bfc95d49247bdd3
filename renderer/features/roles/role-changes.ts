import type { RoleChange, RoleRow } from '../../../shared/model/people/hand-role.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { RolesState } from './roles-store.ts';

type Roles = RolesState['roles'];

/** The most teams that the host can name. */
export const MAX_TEAMS = 8;

/** The role of a player about which nothing is known. */
function roleOf(roles: Roles, id: ParticipantId): RoleRow {
  return roles.get(id) ?? { id, team: '', state: 'alive', from: 'own', byHand: [] };
}

/**
 * Deals the players into teams at random, as evenly as their number allows. `random`: returns numbers from 0 to below
 * 1.
 */
export function shuffled(
  ids: readonly ParticipantId[],
  teams: readonly string[],
  random: () => number,
): readonly RoleChange[] {
  const mixed = [...ids];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as ParticipantId, mixed[last] as ParticipantId];
  }
  return mixed.flatMap((id, index) => {
    const team = teams[index % teams.length];
    return team === undefined ? [] : [{ id, team }];
  });
}

/** Ends what is set about anybody's state: everybody is as their own game reports, or alive if it says nothing. */
export function revived(roles: Roles): readonly RoleChange[] {
  return [...roles.values()]
    .filter(({ from, state, byHand }) => from === 'own' && (state !== 'alive' || byHand.includes('state')))
    .map(({ id }) => ({ id, state: null }));
}

/** Moves everyone that the host has put into the team `from` to another one; null = into that of their own game. */
export function moved(roles: Roles, from: string, to: string | null): readonly RoleChange[] {
  return [...roles.values()]
    .filter(({ team, byHand }) => team === from && byHand.includes('team'))
    .map(({ id }) => ({ id, team: to }));
}

/** Returns the changes that take `changes` back. */
export function undoing(changes: readonly RoleChange[], roles: Roles): readonly RoleChange[] {
  return changes.map(({ id, team, state }) => {
    const before = roleOf(roles, id);
    return {
      id,
      ...(team === undefined ? {} : { team: before.byHand.includes('team') ? before.team : null }),
      ...(state === undefined ? {} : { state: stateBefore(before) }),
    };
  });
}

/** A state that is not the host's is that of the player's game, or what the player said; the host says it for them. */
function stateBefore({ byHand, state }: RoleRow): RoleChange['state'] {
  return byHand.includes('state') || state !== 'alive' ? state : null;
}
