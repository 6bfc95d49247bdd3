import { expect, it } from 'vitest';
import { pathWord } from '../../../../../renderer/features/lobby/path-word.ts';

it.each([
  ['direct', 'udp', 'direct'],
  ['router', 'udp', 'router'],
  ['relay', 'udp', 'relay'],
  ['direct', 'tcp', 'tcp'],
  ['router', 'tcp', 'tcp'],
  ['relay', 'tcp', 'relayTcp'],
] as const)('calls %s by %s %s', (kind, transport, word) => {
  expect(pathWord({ kind, transport, isIpv6: false })).toBe(word);
});
