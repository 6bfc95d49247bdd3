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
const PEOPLE = [person(1, 'Zoe'), person(2, 'Bao'), person(3, 'Mira'), person(4, 'Ann')];

it('lists you, then near before far players, then those without a position by name', () => {
  const distances = new Map([
    [2, 30],
    [1, 4],
  ]);
  expect(orderPeople(PEOPLE, 3, (id) => distances.get(id))).toEqual([3, 1, 2, 4]);
  expect(orderPeople(PEOPLE, 3, () => undefined)).toEqual([3, 4, 2, 1]);
});

it('finds names by a part of them, whatever the case', () => {
  expect(withName(PEOPLE, ' mI').map(({ name }) => name)).toEqual(['Mira']);
  expect(withName(PEOPLE, '')).toHaveLength(4);
});
