import { describe, expect, it } from 'vitest';
import { moved, revived, shuffled, undoing } from '../../../../../renderer/features/roles/role-changes.ts';
import { teamsOf } from '../../../../../renderer/features/roles/roles-store.ts';
import type { RoleRow } from '../../../../../shared/model/people/hand-role.ts';

const row = (id: number, fields: Partial<RoleRow> = {}): RoleRow => ({
  ...{ id, team: '', state: 'alive', from: 'own', byHand: [] },
  ...fields,
});
const rolesOf = (...rows: readonly RoleRow[]): ReadonlyMap<number, RoleRow> =>
  new Map(rows.map((one) => [one.id, one]));

describe('shuffled players', () => {
  it.each([
    [2, 6, [3, 3]],
    [3, 7, [3, 2, 2]],
    [4, 3, [1, 1, 1]],
  ])('are dealt into %d teams, as evenly as %d players can be', (teams, players, sizes) => {
    const names = Array.from({ length: teams }, (_, index) => `team ${index}`);
    const ids = Array.from({ length: players }, (_, index) => index + 1);
    const changes = shuffled(ids, names, () => 0.5);
    expect(changes.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(ids);
    const counts = names.map((name) => changes.filter(({ team }) => team === name).length);
    expect(counts.filter((count) => count > 0)).toEqual(sizes);
  });

  it('are in other teams with other numbers', () => {
    const dealt = [0, 0.99].map((number) => shuffled([1, 2, 3, 4], ['a', 'b'], () => number).map(({ id }) => id));
    expect(dealt[0]).not.toEqual(dealt[1]);
    expect(dealt[1]).toEqual([1, 2, 3, 4]);
  });
});

it('everybody is revived whose state is not that of a game server', () => {
  const roles = rolesOf(
    row(1, { state: 'dead', byHand: ['state'] }),
    row(2, { state: 'dead' }),
    row(3, { state: 'alive', byHand: ['state'] }),
    row(4, { team: 'red', byHand: ['team'] }),
    row(5, { state: 'dead', from: 'server' }),
  );
  expect(revived(roles)).toEqual([1, 2, 3].map((id) => ({ id, state: null })));
});

it('a team that ends affects only players that the host has put there', () => {
  const roles = rolesOf(row(1, { team: 'red', byHand: ['team'] }), row(2, { team: 'red' }), row(3, { team: 'blue' }));
  expect([moved(roles, 'red', 'crimson'), moved(roles, 'red', null)]).toEqual([
    [{ id: 1, team: 'crimson' }],
    [{ id: 1, team: null }],
  ]);
});

it.each<[string, RoleRow | undefined, Parameters<typeof undoing>[0][number], Parameters<typeof undoing>[0][number]]>([
  ['a team, of nobody before', undefined, { id: 1, team: 'red' }, { id: 1, team: null }],
  [
    'a team, of the host before',
    row(1, { team: 'blue', byHand: ['team'] }),
    { id: 1, team: 'red' },
    { id: 1, team: 'blue' },
  ],
  ['a team, of the game before', row(1, { team: 'blue' }), { id: 1, team: 'red' }, { id: 1, team: null }],
  ['a death', undefined, { id: 1, state: 'dead' }, { id: 1, state: null }],
  ['a revival', row(1, { state: 'dead', byHand: ['state'] }), { id: 1, state: null }, { id: 1, state: 'dead' }],
  [
    'a revival, of who had said to be dead',
    row(1, { state: 'dead' }),
    { id: 1, state: null },
    { id: 1, state: 'dead' },
  ],
])('%s is undone', (_, before, change, back) => {
  expect(undoing([change], before === undefined ? rolesOf() : rolesOf(before))).toEqual([back]);
});

it('the teams to choose from are the named ones, then those in use', () => {
  const roles = rolesOf(row(1, { team: 'green' }), row(2, { team: 'red' }), row(3, { state: 'dead' }));
  expect(teamsOf({ roles, named: ['red', 'blue'] })).toEqual(['red', 'blue', 'green']);
});
