import { expect, it } from 'vitest';
import { isStunServer } from '../../../../../renderer/features/settings/stun-server.ts';

it.each(['stun.example.org', 'stun.example.org:3478', '203.0.113.5', '203.0.113.5:19302', '[2001:db8::5]:3478', 'a'])(
  'accepts %s',
  (text) => {
    expect(isStunServer(text)).toBe(true);
  },
);

it.each([
  '',
  'stun:stun.example.org',
  'stun.example.org:',
  'stun.example.org:0',
  'stun.example.org:70000',
  'a b',
  '-a',
  '[]:1',
  `${'a'.repeat(64)}`,
])('refuses %j', (text) => {
  expect(isStunServer(text)).toBe(false);
});
