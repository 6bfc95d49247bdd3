import { expect, it } from 'vitest';
import { readTypedSymbols, symbolsOf } from '../../../../../shared/model/people/typed-symbols.ts';

it('takes letters that look like digits for these', () => {
  expect(readTypedSymbols('o-il', 3)).toBe('011');
  expect(readTypedSymbols('ab\u2011cd', 4)).toBe('ABCD');
});

it.each([
  ['AB', 3],
  ['ABCD', 3],
  ['AUB', 3],
  ['', 1],
])('does not read %j as %d symbols', (input, count) => {
  expect(readTypedSymbols(input, count)).toBeUndefined();
});

it('uses five bits of each random byte', () => {
  expect(symbolsOf(Uint8Array.of(0, 31, 32, 255))).toBe('0Z0Z');
});
