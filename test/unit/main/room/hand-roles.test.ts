import { describe, expect, it } from 'vitest';
import {
  handFieldsOf,
  withHandRole,
  withOwnState,
  withRole,
  withRoleChanges,
  type HandRoles,
} from '../../../../main/room/hand-roles.ts';
import { NO_HAND_ROLE, type HandRole, type RoleChange } from '../../../../shared/model/people/hand-role.ts';
import { DEFAULT_PRESENCE, type LifeState } from '../../../../shared/model/presence.ts';

const RED: HandRole = { team: 'red', state: null, isStateOwn: false };
const DEAD: HandRole = { team: null, state: 'dead', isStateOwn: false };
const RED_DEAD: HandRole = { ...DEAD, team: 'red' };
const OWN_DEAD: HandRole = { ...DEAD, isStateOwn: true };

const rolesOf = (...rows: readonly (readonly [number, HandRole])[]): HandRoles => new Map(rows);
const isKnown = (id: number): boolean => id <= 3;

describe("the host's changes by hand", () => {
  it.each<[string, HandRoles, readonly RoleChange[], HandRoles]>([
    ['set a team', rolesOf(), [{ id: 1, team: 'red' }], rolesOf([1, RED])],
    ['set a state', rolesOf(), [{ id: 1, state: 'dead' }], rolesOf([1, DEAD])],
    ['keep what they leave out', rolesOf([1, RED]), [{ id: 1, state: 'dead' }], rolesOf([1, RED_DEAD])],
    ['take somebody out of every team', rolesOf([1, RED]), [{ id: 1, team: '' }], rolesOf([1, { ...RED, team: '' }])],
    ['leave a field to the program again', rolesOf([1, RED_DEAD]), [{ id: 1, team: null }], rolesOf([1, DEAD])],
    ['leave everything to the program again', rolesOf([1, RED]), [{ id: 1, team: null }], rolesOf()],
    [
      'concern many at once, the last one of the same person counts',
      rolesOf([2, DEAD]),
      [
        { id: 1, team: 'blue' },
        { id: 2, state: null },
        { id: 1, team: 'red' },
      ],
      rolesOf([1, RED]),
    ],
    ['skip those who are not here', rolesOf([1, RED]), [{ id: 4, team: 'red' }], rolesOf([1, RED])],
    [
      'replace what somebody has said about themself',
      rolesOf([1, OWN_DEAD]),
      [{ id: 1, state: 'dead' }],
      rolesOf([1, DEAD]),
    ],
    [
      'leave that alone with a team',
      rolesOf([1, OWN_DEAD]),
      [{ id: 1, team: 'red' }],
      rolesOf([1, { ...OWN_DEAD, team: 'red' }]),
    ],
  ])('%s', (_, before, changes, after) => {
    expect(withRoleChanges(before, changes, isKnown)).toEqual(after);
  });

  it.each<[string, readonly RoleChange[]]>([
    ['name nothing', [{ id: 1 }]],
    ['say the same', [{ id: 1, team: 'red' }]],
    ['concern nobody here', [{ id: 9, state: 'dead' }]],
    ['are none', []],
  ])('return the same roles if they %s', (_, changes) => {
    const before = rolesOf([1, RED]);
    expect(withRoleChanges(before, changes, isKnown)).toBe(before);
  });
});

describe('a state that somebody sets about themself', () => {
  it.each<[string, HandRole, LifeState, HandRole]>([
    ['dead', NO_HAND_ROLE, 'dead', OWN_DEAD],
    ['spectator', NO_HAND_ROLE, 'spectator', { ...OWN_DEAD, state: 'spectator' }],
    ['alive again, which is up to the program', OWN_DEAD, 'alive', NO_HAND_ROLE],
    ['dead, in a team of the host', RED, 'dead', { ...OWN_DEAD, team: 'red' }],
    ['dead, after the host has set everybody alive', { ...DEAD, state: 'alive' }, 'dead', OWN_DEAD],
    ['alive, although the host has set them dead', DEAD, 'alive', DEAD],
    [
      'alive, although the host made them a spectator',
      { ...DEAD, state: 'spectator' },
      'alive',
      { ...DEAD, state: 'spectator' },
    ],
    ['spectator, although the host has set them dead', DEAD, 'spectator', DEAD],
  ])('%s', (_, before, state, after) => {
    expect(withOwnState(withRole(rolesOf(), 1, before), 1, state)).toEqual(withRole(rolesOf(), 1, after));
  });
});

describe('a presence with a role by hand', () => {
  const CAVE = { ...DEFAULT_PRESENCE, world: 'cave', team: 'blue', state: 'spectator' } as const;
  it.each<[HandRole, Partial<typeof DEFAULT_PRESENCE>]>([
    [RED, { team: 'red', state: 'spectator' }],
    [DEAD, { team: 'blue', state: 'dead' }],
    [
      { team: '', state: 'alive', isStateOwn: false },
      { team: '', state: 'alive' },
    ],
  ])('%j has %j, and the rest of the program', (role, expected) => {
    expect(withHandRole(CAVE, role)).toEqual({ ...CAVE, ...expected });
  });

  it('is the same one if nothing is set', () => {
    expect(withHandRole(CAVE, NO_HAND_ROLE)).toBe(CAVE);
  });
});

it.each([
  [NO_HAND_ROLE, []],
  [RED, ['team']],
  [{ ...RED, team: '' }, ['team']],
  [DEAD, ['state']],
  [RED_DEAD, ['team', 'state']],
  [OWN_DEAD, []],
])('the host has set of %j: %j', (role, fields) => {
  expect(handFieldsOf(role)).toEqual(fields);
});
