import { beforeEach, describe, expect, it } from 'vitest';
import { Groups } from '../../../../main/room/groups.ts';

let groups: Groups;
let salts = 0;
beforeEach(() => {
  salts = 0;
  groups = new Groups(() => new Uint8Array(16).fill(++salts));
});

/** Returns the error of entering; '' = entered. */
function enter(id: number, name: string, password: string, nowMs = 0): string {
  const entered = groups.enter(id, name, password, nowMs);
  return entered.ok ? '' : entered.error.code;
}

describe('an isolated group', () => {
  it('has the password of its first member', () => {
    expect([enter(1, 'den', 'honey'), enter(2, 'den', 'honey'), enter(3, 'den', 'Honey'), enter(4, 'den', '')]).toEqual(
      ['', '', 'wrong-password', 'wrong-password'],
    );
    expect([1, 2, 3, 4].map((id) => groups.of(id))).toEqual(['den', 'den', '', '']);
  });

  it('may have no password', () => {
    expect([enter(1, 'den', ''), enter(2, 'den', '')]).toEqual(['', '']);
  });

  it('ends with its last member, and its password with it', () => {
    enter(1, 'den', 'honey');
    enter(2, 'den', 'honey');
    enter(1, '', '');
    expect(enter(3, 'den', 'new')).toBe('wrong-password');
    groups.forget(2);
    expect(enter(3, 'den', 'new')).toBe('');
  });

  it("is left for another group, but not when the other one's password is wrong", () => {
    enter(1, 'den', 'honey');
    enter(2, 'nest', 'twig');
    expect([enter(1, 'nest', 'wrong'), groups.of(1)]).toEqual(['wrong-password', 'den']);
    expect([enter(1, 'nest', 'twig'), groups.of(1)]).toEqual(['', 'nest']);
    expect(enter(3, 'den', 'anything')).toBe('');
  });

  it('may be re-entered by a member', () => {
    enter(1, 'den', 'honey');
    expect([enter(1, 'den', 'other'), groups.of(1)]).toEqual(['', 'den']);
  });

  it.each(['__proto__', 'constructor', '\ud800'])('may be called %j', (name) => {
    expect([enter(1, name, 'a'), enter(2, name, 'b'), groups.of(1)]).toEqual(['', 'wrong-password', name]);
  });
});

describe('wrong passwords', () => {
  it('are limited to five a minute over all groups; after that even the right one is refused', () => {
    enter(1, 'den', 'honey');
    enter(2, 'nest', 'twig');
    for (let count = 0; count < 5; count++)
      expect(enter(3, count % 2 === 0 ? 'den' : 'nest', 'guess', 1_000 * count)).toBe('wrong-password');
    expect(enter(3, 'den', 'honey', 10_000)).toBe('too-many-tries');
    expect(enter(3, 'den', 'honey', 59_999)).toBe('too-many-tries');
    expect(enter(3, 'den', 'honey', 60_000)).toBe('');
  });

  it('of one member do not keep others out', () => {
    enter(1, 'den', 'honey');
    for (let count = 0; count < 6; count++) enter(2, 'den', 'guess');
    expect(enter(3, 'den', 'honey')).toBe('');
  });

  it('are limited to thirty a minute for one group, even from members who rejoin after every five', () => {
    enter(1, 'den', 'honey');
    for (let count = 0; count < 30; count++) {
      expect(enter(2 + count, 'den', 'guess', 1_000)).toBe('wrong-password');
      groups.forget(2 + count);
    }
    expect([enter(40, 'den', 'honey', 60_000), enter(40, 'den', 'honey', 61_000)]).toEqual(['too-many-tries', '']);
  });

  it('still count after a right one between them', () => {
    enter(1, 'den', 'honey');
    for (let count = 0; count < 4; count++) enter(2, 'den', 'guess');
    enter(2, 'own', 'mine');
    expect([enter(2, 'den', 'guess'), enter(2, 'den', 'guess')]).toEqual(['wrong-password', 'too-many-tries']);
  });
});

describe('a participant who was forgotten and is back', () => {
  it('enters its former group without the password, and others still need it', () => {
    enter(1, 'den', 'honey');
    enter(2, 'den', 'honey');
    const den = groups.describeOf(1)!;
    groups.forget(1);
    expect([groups.returnTo(1, den), groups.of(1), enter(3, 'den', 'guess')]).toEqual([true, 'den', 'wrong-password']);
  });

  it('begins a group again that has ended meanwhile, with the former password', () => {
    enter(1, 'den', 'honey');
    const den = groups.describeOf(1)!;
    groups.forget(1);
    expect([groups.returnTo(1, den), enter(2, 'den', 'guess'), enter(3, 'den', 'honey')]).toEqual([
      true,
      'wrong-password',
      '',
    ]);
  });

  it('does not get into a group that others have begun under the same name, with whatever password', () => {
    enter(1, 'den', 'honey');
    const den = groups.describeOf(1)!;
    groups.forget(1);
    enter(2, 'den', 'honey');
    expect([groups.returnTo(1, den), groups.of(1)]).toEqual([false, '']);
  });

  it('has no group to return to if it was in none', () => {
    expect(groups.describeOf(1)).toBeUndefined();
  });
});
