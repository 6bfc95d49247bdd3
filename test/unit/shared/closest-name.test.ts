import { expect, it } from 'vitest';
import { closestName } from '../../../shared/closest-name.ts';

const KNOWN = ['port', 'public-port', 'public-address', 'capacity', 'lobby'];

it.each([
  ['prot', 'port'],
  ['capac', 'capacity'],
  ['public', undefined],
  ['foo', undefined],
  ['publicAddress', 'public-address'],
  ['Public_Port', 'public-port'],
  ['capcity', 'capacity'],
  ['lobbies', undefined],
  ['music', undefined],
  ['', undefined],
])('takes %j for %j', (name, meant) => {
  expect(closestName(name, KNOWN)).toBe(meant);
});
