import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  comparedPassword,
  doorPasswordSchema,
  doorStateSchema,
  OPEN_DOOR,
} from '../../../../../shared/model/people/door.ts';
import { authoritySchema, NO_AUTHORITY } from '../../../../../shared/model/people/moderation.ts';

describe('what another host says of a door', () => {
  const isTaken = (change: object): boolean => v.safeParse(doorStateSchema, { ...OPEN_DOOR, ...change }).success;

  it.each([
    ['a password in the clear', { password: 'sesame' }],
    ['a short hash', { password: { salt: 'A'.repeat(22), hash: 'A' } }],
    ['no places', { places: 0 }],
    ['a person without a key', { letIn: [''] }],
    ['too many people', { listening: Array.from({ length: 1_001 }, (_, index) => `#${index}`) }],
  ])('is refused with %s', (_, change) => {
    expect([isTaken({}), isTaken(change)]).toEqual([true, false]);
  });

  it('is open if the way in is of a later version, and if there is nothing', () => {
    expect(v.parse(doorStateSchema, { ...OPEN_DOOR, entry: 'riddle' }).entry).toBe('open');
    expect(v.parse(authoritySchema, { ...NO_AUTHORITY, door: undefined }).door).toEqual(OPEN_DOOR);
  });
});

it('takes passwords of 128 characters, and compares them without what a keyboard adds', () => {
  expect([128, 129, 10_000].map((length) => v.safeParse(doorPasswordSchema, 'x'.repeat(length)).success)).toEqual([
    ...[true, false, false],
  ]);
  expect(comparedPassword(' Cafe\u0301 ')).toBe('Caf\u00e9');
});
