import { expect, it } from 'vitest';
import { isUnchanged, withPerson } from '../../../../../shared/model/people/people.ts';
import { MAX_KNOWN_PEOPLE, type Person } from '../../../../../shared/model/people/person.ts';

function person(number: number, change: Partial<Person> = {}): Person {
  return {
    identity: String(number).padStart(22, '0'),
    name: 'Fox',
    volumePercent: 50,
    isMuted: false,
    isBlocked: false,
    ...change,
  };
}

it('keeps nobody with default settings', () => {
  expect(isUnchanged(person(1))).toBe(false);
  expect(withPerson([person(1)], person(1, { volumePercent: 100 }))).toEqual([]);
  expect(withPerson([], person(1, { volumePercent: 100, isBlocked: true }))).toHaveLength(1);
});

it('keeps each identity once, with its latest settings', () => {
  expect(withPerson([person(1), person(2)], person(1, { isMuted: true }))).toEqual([
    person(2),
    person(1, { isMuted: true }),
  ]);
});

it('forgets the longest known beyond the limit', () => {
  const full = Array.from({ length: MAX_KNOWN_PEOPLE }, (_, number) => person(number));
  const next = withPerson(full, person(MAX_KNOWN_PEOPLE));
  expect([next.length, next[0]?.identity, next.at(-1)?.identity]).toEqual([
    MAX_KNOWN_PEOPLE,
    person(1).identity,
    person(MAX_KNOWN_PEOPLE).identity,
  ]);
});

it('forgets the players you have added last', () => {
  const full = Array.from({ length: MAX_KNOWN_PEOPLE }, (_, number) => person(number, { isKnown: number < 2 }));
  const next = withPerson(full, person(MAX_KNOWN_PEOPLE));
  expect(next.map(({ identity }) => identity).slice(0, 3)).toEqual([0, 1, 3].map((number) => person(number).identity));
  expect(isUnchanged(person(1, { volumePercent: 100, isKnown: true }))).toBe(false);
  expect(isUnchanged(person(1, { volumePercent: 100, nickname: 'Cousin' }))).toBe(false);
});
