import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { handRoleSchema, roleChangesSchema } from '../../../../../shared/model/people/hand-role.ts';

describe('changes of roles by hand', () => {
  it('keep what is left out apart from what is taken back', () => {
    expect(
      v.parse(roleChangesSchema, [
        { id: 1, team: 'Red' },
        { id: 2, state: null },
      ]),
    ).toEqual([
      { id: 1, team: 'Red' },
      { id: 2, state: null },
    ]);
  });

  it('show teams as everybody reads them', () => {
    expect(v.parse(roleChangesSchema, [{ id: 1, team: ' R\u200bed ' }])).toEqual([{ id: 1, team: 'Red' }]);
  });

  it.each([
    ['a participant that cannot be', [{ id: 0, team: 'Red' }]],
    ['a state that there is not', [{ id: 1, state: 'asleep' }]],
    ['a name that is too long', [{ id: 1, team: 'x'.repeat(65) }]],
    ['more participants than a lobby has', Array.from({ length: 1_001 }, (_, id) => ({ id: id + 1, team: '' }))],
    ['no list', { id: 1 }],
  ])('are refused with %s', (_what, changes) => {
    expect(v.safeParse(roleChangesSchema, changes).success).toBe(false);
  });
});

it('a role without all of its fields is none', () => {
  expect(v.safeParse(handRoleSchema, { team: 'Red' }).success).toBe(false);
});
