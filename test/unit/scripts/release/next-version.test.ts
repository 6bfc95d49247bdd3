import { expect, it } from 'vitest';
import { nextVersion } from '../../../../scripts/release/next-version.ts';

it.each([
  ['patch', '1.2.4'],
  ['minor', '1.3.0'],
  ['major', '2.0.0'],
  ['1.2.10', '1.2.10'],
  ['1.10.0', '1.10.0'],
  ['2.0.0', '2.0.0'],
])('raises 1.2.3 to %s', (wanted, expected) => {
  expect(nextVersion('1.2.3', wanted)).toBe(expected);
});

it.each(['1.2.3', '1.2.2', '1.1.9', '0.9.9'])('refuses %s after 1.2.3', (wanted) => {
  expect(() => nextVersion('1.2.3', wanted)).toThrow('is not above 1.2.3');
});

it.each(['v1.2.4', '1.3', 'next', '', '1.2.4-beta'])("refuses '%s', which is not a version", (wanted) => {
  expect(() => nextVersion('1.2.3', wanted)).toThrow('is not a version');
});
