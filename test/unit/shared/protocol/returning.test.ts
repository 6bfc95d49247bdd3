import { expect, it } from 'vitest';
import { FAILURE_CODES } from '../../../../shared/ipc/failure-codes.ts';
import { mayReturn } from '../../../../shared/protocol/returning.ts';

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
