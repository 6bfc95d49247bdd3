import { expect, it } from 'vitest';
import { FAILURE_CODES } from '../../../../shared/ipc/failure-codes.ts';
import { mayReturn, returnPauseMs } from '../../../../shared/protocol/returning.ts';

it('returns after failures of the network, and never after a refusal', () => {
  expect(FAILURE_CODES.filter((code) => mayReturn(code, 60_000)).sort()).toEqual([
    'headset-gone',
    'host-lost',
    'internal',
    'lobby-busy',
    'lobby-not-there',
    'name-unknown',
    'no-rendezvous',
    'port-refused',
    'relay-refused',
    'rendezvous-busy',
    'timeout',
    'too-many-messages',
    'unreachable',
  ]);
  for (const code of [
    'wrong-secret',
    'wrong-certificate',
    'lobby-full',
    'removed',
    'lobby-closed',
    'bad-identity',
    'headset-used',
  ])
    expect(mayReturn(code, 60_000), code).toBe(false);
});

it('returns to a full lobby while the host may still count the lost connection', () => {
  expect(mayReturn('lobby-full', 14_999)).toBe(true);
  expect(mayReturn('lobby-full', 15_000)).toBe(false);
});

it('does not let a stranger at the address of the host end the search', () => {
  expect(mayReturn('wrong-certificate', 59_999)).toBe(true);
  expect(mayReturn('wrong-certificate', 60_000)).toBe(false);
});

it('tries at once, then after pauses that grow to 5 s and are up to a half shorter', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => returnPauseMs(attempt, 0))).toEqual([
    0, 300, 700, 1_500, 3_000, 5_000, 5_000,
  ]);
  expect(returnPauseMs(5, 1)).toBe(2_500);
});
