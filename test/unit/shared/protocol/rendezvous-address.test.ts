import { expect, it } from 'vitest';
import {
  isRendezvousAddress,
  parseRendezvousAddress,
  rendezvousUrl,
} from '../../../../shared/protocol/rendezvous-address.ts';

it.each([
  ['meet.example.org', 'meet.example.org'],
  ['  wss://Meet.Example.org/ ', 'meet.example.org'],
  ['https://meet.example.org:8443/Earshot//', 'meet.example.org:8443/Earshot'],
  ['ws://127.0.0.1:7780', 'ws://127.0.0.1:7780'],
  ['http://localhost:80/', 'ws://localhost:80'],
  ['[2001:DB8::1]:443', '[2001:db8::1]:443'],
])('reads %s', (input, address) => {
  expect(parseRendezvousAddress(input)).toBe(address);
  expect(isRendezvousAddress(address)).toBe(true);
});

it.each([
  '',
  'ftp://meet.example.org',
  'meet example.org',
  'meet.example.org:0',
  'meet.example.org:65536',
  'user@meet.example.org',
  'meet.example.org/?a=b',
  'meet.example.org/#a',
  '-meet.example.org',
  `${'a'.repeat(64)}.example`.repeat(3),
  'wss://wss://meet.example.org',
])('refuses %s', (input) => {
  expect(parseRendezvousAddress(input)).toBeUndefined();
});

it('names the WebSocket below the address', () => {
  expect(rendezvousUrl('meet.example.org:1/a', 'x')).toBe('wss://meet.example.org:1/a/x');
  expect(rendezvousUrl('ws://127.0.0.1:1', 'x')).toBe('ws://127.0.0.1:1/x');
});
