import { expect, it } from 'vitest';
import { parseStunAddress } from '../../../../shared/protocol/stun-address.ts';

it.each([
  ['stun.example.org', 'stun.example.org', 3_478],
  [' stun.example.org:3478 ', 'stun.example.org', 3_478],
  ['203.0.113.5', '203.0.113.5', 3_478],
  ['203.0.113.5:19302', '203.0.113.5', 19_302],
  ['[2001:db8::5]:3478', '2001:db8::5', 3_478],
  ['[2001:DB8::5]', '2001:DB8::5', 3_478],
  ['a', 'a', 3_478],
])('reads %j', (text, host, port) => expect(parseStunAddress(text)).toEqual({ host, port }));

it.each([
  ...['', 'stun:stun.example.org', 'stun.example.org:', 'stun.example.org:0', 'stun.example.org:70000'],
  ...['a b', '-a', '[]:1', '2001:db8::1', 'a'.repeat(64)],
])('refuses %j', (text) => expect(parseStunAddress(text)).toBeUndefined());
