import { expect, test } from 'vitest';
import { isLoopback } from '../../../../../main/host/reach/is-loopback.ts';

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.2', false],
  ['fe80::1', false],
])('%s is on the loopback interface: %s', (address, expected) => expect(isLoopback(address)).toBe(expected));
