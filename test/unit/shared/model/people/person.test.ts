import * as v from 'valibot';
import { expect, it } from 'vitest';
import { identitySchema, personSchema } from '../../../../../shared/model/people/person.ts';

const ADA = { identity: 'a'.repeat(22), name: 'Ada', volumePercent: 150, isMuted: false, isBlocked: false };

it('keeps what was stored about a person', () => {
  expect(v.parse(personSchema, { ...ADA, isKnown: true })).toEqual({ ...ADA, isKnown: true });
});

it('cleans a nickname as names are', () => {
  expect(v.parse(personSchema, { ...ADA, nickname: ' Cap\u202etain\n\u0007 ' }).nickname).toBe('Captain');
});

it.each([
  ['a volume above twice', { volumePercent: 201 }],
  ['a volume that is no whole number', { volumePercent: 0.5 }],
  ['a nickname as long as a page', { nickname: 'x'.repeat(10_000) }],
])('refuses %s', (_, change) => {
  expect(v.safeParse(personSchema, { ...ADA, ...change }).success).toBe(false);
});

it.each(['', 'a'.repeat(21), `${'a'.repeat(21)}+`])('takes %o for no identity', (text) => {
  expect(v.safeParse(identitySchema, text).success).toBe(false);
});
