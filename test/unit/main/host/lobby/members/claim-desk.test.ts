import { beforeEach, expect, it } from 'vitest';
import { ClaimDesk } from '../../../../../../main/host/lobby/members/claim-desk.ts';

const CODE = 'K7Q29MDX0TVW';
const WRONG = '000000000000';
const CONNECTION = {};

let nowMs = 0;
let desk: ClaimDesk;
beforeEach(() => {
  nowMs = 0;
  desk = new ClaimDesk(CODE, () => nowMs);
});

it('knows the code as people type it, until it is closed', () => {
  expect(desk.check(CONNECTION, 'k7q2 9mdx-otvw')).toBeUndefined();
  desk.close();
  expect([desk.check(CONNECTION, CODE), desk.isOpen]).toEqual(['no-claim', false]);
});

it.each([WRONG, '', 'K7Q2', 'x'.repeat(64)])('refuses %j', (code) => {
  expect(desk.check(CONNECTION, code)).toBe('wrong-claim-code');
});

it('has nothing to give without a code, also not for an empty one', () => {
  expect(new ClaimDesk('', () => 0).check(CONNECTION, '')).toBe('no-claim');
});

it('lets one connection try five times, and then every ten seconds, even with the right code', () => {
  const tries = Array.from({ length: 6 }, () => desk.check(CONNECTION, WRONG));
  expect(tries).toEqual([...Array.from({ length: 5 }, () => 'wrong-claim-code'), 'too-many-actions']);
  expect(desk.check(CONNECTION, CODE)).toBe('too-many-actions');
  nowMs += 9_999;
  expect(desk.check(CONNECTION, CODE)).toBe('too-many-actions');
  nowMs += 1;
  expect(desk.check(CONNECTION, CODE)).toBeUndefined();
});

it('lets many connections guess once a second together', () => {
  const results = Array.from({ length: 200 }, () => desk.check({}, WRONG));
  expect(results.filter((result) => result === 'wrong-claim-code')).toHaveLength(50);
  nowMs += 1_000;
  expect([desk.check({}, WRONG), desk.check({}, WRONG)]).toEqual(['wrong-claim-code', 'too-many-actions']);
});
