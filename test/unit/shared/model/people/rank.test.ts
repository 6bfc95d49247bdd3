import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  describePermissions,
  isAbove,
  PERMISSIONS,
  permissionsOf,
  rankPermissionsSchema,
  RANKS,
  withPermission,
} from '../../../../../shared/model/people/rank.ts';

it('gives a higher rank all that a lower one may do', () => {
  const allowed = RANKS.map((rank) => permissionsOf(rank));
  expect(allowed[0]).toEqual(PERMISSIONS);
  for (const [index, rank] of allowed.entries())
    expect(allowed[index - 1] ?? PERMISSIONS).toEqual(expect.arrayContaining([...rank]));
  expect(permissionsOf('listener')).toEqual(['text']);
});

it('orders the ranks, and puts none above itself', () => {
  expect(RANKS.map((rank) => RANKS.filter((other) => isAbove(rank, other)).length)).toEqual([3, 2, 1, 0]);
});

describe('a lobby that changes what ranks may do', () => {
  it('changes one permission of one rank', () => {
    const changed = withPermission({}, 'member', 'broadcast', true);
    expect(permissionsOf('member', changed)).toEqual([
      ...['talk', 'shout', 'broadcast', 'radio', 'text', 'files', 'invite'],
    ]);
    expect(permissionsOf('listener', changed)).toEqual(permissionsOf('listener'));
    expect(permissionsOf('owner', changed)).toEqual(PERMISSIONS);
    expect(describePermissions(changed)).toEqual({
      moderator: permissionsOf('moderator', changed),
      member: permissionsOf('member', changed),
      listener: ['text'],
    });
  });

  it('keeps nothing of a change that was taken back, or that changes nothing', () => {
    const changed = withPermission({}, 'listener', 'text', false);
    expect(changed).toEqual({ listener: [] });
    expect(withPermission(changed, 'listener', 'text', false)).toBe(changed);
    expect(withPermission(changed, 'listener', 'text', true)).toEqual({});
  });

  it('reads what another host has changed, without names that it does not know, and gives no lower rank all', () => {
    const read = { member: ['talk', 'fly', 'appoint'], emperor: ['talk'] };
    expect(v.parse(rankPermissionsSchema, read)).toEqual({ member: ['talk'] });
    expect(v.parse(rankPermissionsSchema, {})).toEqual({});
    const tooMany = { member: Array.from({ length: 65 }, () => 'talk') };
    expect(v.safeParse(rankPermissionsSchema, tooMany).success).toBe(false);
  });
});
