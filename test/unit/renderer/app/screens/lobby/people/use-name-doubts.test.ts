import { expect, it } from 'vitest';
import { findKnockDoubts } from '../../../../../../../renderer/app/screens/lobby/people/use-name-doubts.ts';
import { samplePeople } from '../../../../../../workbench/samples/sample-people.ts';
import { parseLook } from '../../../../../../workbench/looks/look.ts';

it('marks those at the door whose name looks like that of a player inside', () => {
  const [first] = samplePeople(parseLook(new URLSearchParams()));
  if (first === undefined) throw new Error('There is nobody.');
  const people = [{ ...first, id: 40, name: 'Ada' }];
  const knocks = ['Аda', 'Ben', 'Ada'].map((name, index) => ({ id: 40 + index, name, source: 'invited' }) as const);
  expect([...findKnockDoubts(knocks, people)]).toEqual([
    [40, 'Ada'],
    [42, 'Ada'],
  ]);
  expect(findKnockDoubts([], people).size).toBe(0);
});
