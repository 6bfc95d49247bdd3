import { expect, it } from 'vitest';
import { isPunchable } from '../../../../../main/media/ice/punch-rules.ts';

const RULES = { isLoopbackHost: false, ownAddresses: new Set(['192.168.1.10', '2001:db8::2']) };

it.each(['203.0.113.7', '192.168.1.20', '10.0.0.1', '100.64.0.9', '223.255.255.255', '2001:db8::7', 'fd00::7'])(
  'lets a host send checks to %s',
  (address) => {
    expect(isPunchable(address, 1_024, RULES)).toBe(true);
    expect(isPunchable(address, 1_023, RULES)).toBe(false);
    expect(isPunchable(address, 53, RULES)).toBe(false);
  },
);

it.each([
  '0.0.0.0',
  '0.1.2.3',
  '127.0.0.1',
  '127.8.8.8',
  '169.254.7.7',
  '224.0.0.251',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '192.168.1.10',
  '::',
  '::1',
  '::7f00:1',
  'fe80::1',
  'fec0::1',
  'ff02::fb',
  '2001:db8::2',
  'guest.local',
  '',
])('never lets a host send checks to %s', (address) => {
  expect(isPunchable(address, 5_000, RULES)).toBe(false);
});

it('lets a host that listens on loopback only punch there, and nowhere else', () => {
  const rules = { isLoopbackHost: true, ownAddresses: new Set(['127.0.0.1']) };
  expect(['127.0.0.1', '::1', '203.0.113.7'].map((address) => isPunchable(address, 5_000, rules))).toEqual([
    true,
    true,
    false,
  ]);
});
