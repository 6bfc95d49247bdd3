import { expect, it } from 'vitest';
import {
  idsOf,
  sectionsOf,
  type PeopleGrouping,
} from '../../../../../../renderer/features/people/list/people-sections.ts';
import { samplePerson } from '../../../../../support/window/sample-person.ts';

const PEOPLE = [1, 2, 3, 4].map((id) => samplePerson(id, `Player ${id}`));
const TEXTS = { rest: 'Others', isSearching: false };

const byTeam: PeopleGrouping = {
  id: 'team',
  label: 'Team',
  sections: [
    { id: 'red', title: 'Red' },
    { id: 'blue', title: 'Blue' },
    { id: 'green', title: 'Green', showsEmpty: true },
  ],
  sectionOf: ({ id }) => ({ 1: 'blue', 3: 'red', 4: 'blue' })[id] ?? 'gone',
};

it('is one section without a title where the list is not divided', () => {
  expect(sectionsOf(PEOPLE, null, TEXTS)).toEqual([{ id: '', title: null, participants: PEOPLE }]);
});

it('keeps the order within the sections, and puts players of none last', () => {
  const sections = sectionsOf(PEOPLE, byTeam, TEXTS);
  expect(sections.map(({ title, participants }) => [title, participants.map(({ id }) => id)])).toEqual([
    ['Red', [3]],
    ['Blue', [1, 4]],
    ['Green', []],
    ['Others', [2]],
  ]);
  expect(idsOf(sections)).toEqual([3, 1, 4, 2]);
});

it('leaves out empty sections, all of them in a search', () => {
  const titles = sectionsOf(PEOPLE.slice(0, 1), byTeam, TEXTS).map(({ title }) => title);
  expect(titles).toEqual(['Blue', 'Green']);
  const found = sectionsOf(PEOPLE.slice(0, 1), byTeam, { ...TEXTS, isSearching: true });
  expect(found.map(({ title }) => title)).toEqual(['Blue']);
});
