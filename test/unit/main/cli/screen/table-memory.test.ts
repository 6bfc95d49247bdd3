import { expect, it } from 'vitest';
import type { TablePerson } from '../../../../../main/cli/screen/people-table.ts';
import { TableMemory } from '../../../../../main/cli/screen/table-memory.ts';

const person = (id: number, isTalking: boolean, levelDb: number): TablePerson => ({
  ...{ id, name: `P${id}`, isTalking, levelDb, isMuted: false, isDeafened: false, isAway: false },
  ...{ pingMs: null, place: '' },
});

it('lets levels fall slowly, so that none is missed between two looks', () => {
  const memory = new TableMemory();
  const look = (levelDb: number, nowMs: number) => memory.look([person(1, true, levelDb)], 9, nowMs)[0]?.levelDb;
  expect([look(-20, 0), look(-120, 500), look(-10, 600), look(-120, 60_000)]).toEqual([-20, -40, -10, -120]);
});

it('keeps the order where all fit, and else puts those first who have just talked', () => {
  const memory = new TableMemory();
  const crowd = (talking: number) => [1, 2, 3].map((id) => person(id, id === talking, -30));
  const ids = (talking: number, room: number, nowMs: number) =>
    memory.look(crowd(talking), room, nowMs).map(({ id }) => id);
  expect(ids(3, 3, 0)).toEqual([1, 2, 3]);
  expect(ids(0, 2, 1_000)).toEqual([3, 1, 2]);
  expect(ids(0, 2, 6_000)).toEqual([1, 2, 3]);
});
