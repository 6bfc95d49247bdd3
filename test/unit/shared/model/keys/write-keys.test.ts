import * as v from 'valibot';
import { expect, it } from 'vitest';
import { MAX_WRITE_KEYS, writeKeyOf, writeKeysSchema } from '../../../../../shared/model/keys/write-keys.ts';

it.each([
  ['T', 't'],
  ['/', '/'],
  ['ß', 'ß'],
  ['я', 'я'],
  ['F9', 'F9'],
  [' ', null],
  ['Enter', null],
  ['Dead', null],
  ['F25', null],
  ['\u202e', null],
])('reads %j as %j', (key, read) => {
  expect(writeKeyOf(key)).toBe(read);
});

it.each([[['T']], [['Enter']], [['']], [['tt']], [['x'.repeat(10_000)]], [Array(MAX_WRITE_KEYS + 1).fill('t')], ['t']])(
  'refuses %j in the settings',
  (keys) => {
    expect(v.safeParse(writeKeysSchema, keys).success).toBe(false);
  },
);

it('takes no key at all, which switches them off', () => {
  expect(v.parse(writeKeysSchema, [])).toEqual([]);
});
