import { NO_HAND_ROLE, type HandField, type HandRole, type RoleChange } from '../../shared/model/people/hand-role.ts';
import type { ParticipantId } from '../../shared/model/participant.ts';
import type { LifeState, Presence } from '../../shared/model/presence.ts';

/** The teams and states that a host has set. Immutable; participants without any are left out. */
export type HandRoles = ReadonlyMap<ParticipantId, HandRole>;

const NOTHING: readonly HandField[] = [];
const TEAM: readonly HandField[] = ['team'];
const STATE: readonly HandField[] = ['state'];
const BOTH: readonly HandField[] = ['team', 'state'];

/** Applies a host's changes. Returns the same roles if nothing changes; skips ids that `isKnown` refuses. */
export function withRoleChanges(
  roles: HandRoles,
  changes: readonly RoleChange[],
  isKnown: (id: ParticipantId) => boolean,
): HandRoles {
  return changes.reduce((before, { id, team, state }) => {
    if (!isKnown(id)) return before;
    const role = before.get(id) ?? NO_HAND_ROLE;
    return withRole(before, id, {
      team: team === undefined ? role.team : team,
      ...(state === undefined ? { state: role.state, isStateOwn: role.isStateOwn } : { state, isStateOwn: false }),
    });
  }, roles);
}

/**
 * Applies the state that a participant sets about itself. Returns the same roles if nothing changes, as for a
 * participant that the host has set dead or spectator. To be alive again leaves the state to the participant's own
 * program.
 */
export function withOwnState(roles: HandRoles, id: ParticipantId, state: LifeState): HandRoles {
  const role = roles.get(id) ?? NO_HAND_ROLE;
  if (hasFixedState(role)) return roles;
  return withRole(roles, id, {
    team: role.team,
    ...(state === 'alive' ? { state: null, isStateOwn: false } : { state, isStateOwn: true }),
  });
}

/** Replaces what is set by hand about a participant. Returns the same roles if nothing changes. */
export function withRole(roles: HandRoles, id: ParticipantId, role: HandRole): HandRoles {
  const before = roles.get(id) ?? NO_HAND_ROLE;
  if (before.team === role.team && before.state === role.state && before.isStateOwn === role.isStateOwn) return roles;
  const after = new Map(roles);
  if (role.team === null && role.state === null) after.delete(id);
  else after.set(id, role);
  return after;
}

/** Returns a presence with what is set by hand; the same one if nothing is. */
export function withHandRole(presence: Presence, { team, state }: HandRole): Presence {
  if (team === null && state === null) return presence;
  return { ...presence, team: team ?? presence.team, state: state ?? presence.state };
}

/** Returns what the host has set by hand; always the same array for the same fields. */
export function handFieldsOf({ team, state, isStateOwn }: HandRole): readonly HandField[] {
  const isStateSet = state !== null && !isStateOwn;
  if (team === null) return isStateSet ? STATE : NOTHING;
  return isStateSet ? BOTH : TEAM;
}

function hasFixedState({ state, isStateOwn }: HandRole): boolean {
  return !isStateOwn && (state === 'dead' || state === 'spectator');
}
