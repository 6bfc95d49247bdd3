import { expect, it } from 'vitest';
import { networksOf, PRIVATE_NETWORKS } from '../../../../../main/media/ice/private-networks.ts';

it.each([
  ['10.255.0.1', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['169.254.7.7', true],
  ['127.0.0.1', false],
  ['198.51.100.7', false],
])('%s is in a private network: %s', (address, expected) => {
  expect(networksOf(PRIVATE_NETWORKS).check(address, 'ipv4')).toBe(expected);
});
