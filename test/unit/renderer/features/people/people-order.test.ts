import { expect, it } from 'vitest';
import { orderPeople, withName } from '../../../../../renderer/features/people/people-order.ts';
import type { Participant } from '../../../../../shared/model/participant.ts';

const person = (id: number, name: string): Participant => ({
  id,
  name,
  isMuted: false,
  isDeafened: false,
  identity: '',
  color: null,
  isAway: false,
});
const noNickname = (): string => '';
const PEOPLE = [person(1, 'Zoe'), person(2, 'Bao'), person(3, 'Mira'), person(4, 'Ann')];

it('lists you, then near before far players, then those without a position by name', () => {
  const distances = new Map([
    [2, 30],
    [1, 4],
  ]);
  const facts = { distanceOf: (id: number) => distances.get(id), hasTalked: () => false };
  expect(orderPeople(PEOPLE, 3, 'nearest', facts)).toEqual([3, 1, 2, 4]);
  expect(orderPeople(PEOPLE, 3, 'nearest', { ...facts, distanceOf: () => undefined })).toEqual([3, 4, 2, 1]);
});

it('lists you, then players by name, or those who talk before the nearest', () => {
  const distances = new Map([
    [1, 4],
    [2, 30],
    [4, 2],
  ]);
  const facts = { distanceOf: (id: number) => distances.get(id), hasTalked: (id: number) => id === 2 };
  expect(orderPeople(PEOPLE, 3, 'name', facts)).toEqual([3, 4, 2, 1]);
  expect(orderPeople(PEOPLE, 3, 'talking', facts)).toEqual([3, 2, 4, 1]);
});

it('counts numbers in names by their value', () => {
  const people = [person(1, 'Bot 10'), person(2, 'Bot 9')];
  expect(orderPeople(people, null, 'name', { distanceOf: () => undefined, hasTalked: () => false })).toEqual([2, 1]);
});

it('finds names by a part of them, whatever the case and the accents', () => {
  expect(withName([person(1, 'Zoë'), person(2, 'Bao')], 'ZOE', noNickname).map(({ id }) => id)).toEqual([1]);
  expect(withName(PEOPLE, ' mI', noNickname).map(({ name }) => name)).toEqual(['Mira']);
  expect(withName(PEOPLE, '', noNickname)).toHaveLength(4);
});

it('finds players by what you call them, too', () => {
  const nicknameOf = ({ id }: Participant): string => (id === 2 ? 'Cousin' : '');
  expect(withName(PEOPLE, 'cous', nicknameOf).map(({ name }) => name)).toEqual(['Bao']);
});
