import { expect, it } from 'vitest';
import type { PeopleSection } from '../../../../../../renderer/features/people/list/people-sections.ts';
import {
  isPartial,
  ROW_PX,
  rowsInView,
  TITLE_PX,
} from '../../../../../../renderer/features/people/list/rows-in-view.ts';
import { samplePerson } from '../../../../../support/window/sample-person.ts';

const section = (id: string, title: string | null, firstId: number, count: number): PeopleSection => ({
  id,
  title,
  participants: Array.from({ length: count }, (_, index) => samplePerson(firstId + index, `Player ${firstId + index}`)),
});
const idsIn = (...parameters: Parameters<typeof rowsInView>): number[][] =>
  rowsInView(...parameters).map((rows) => rows.map(({ participant }) => participant.id));

it('has all rows of a list of up to 50', () => {
  expect(isPartial(50)).toBe(false);
  expect(idsIn([section('', null, 1, 50)], { topPx: 0, bottomPx: ROW_PX }, new Set())[0]).toHaveLength(50);
});

it('has the rows in view of 300, six more on each side, and those that are kept', () => {
  const view = { topPx: 100 * ROW_PX, bottomPx: 110 * ROW_PX };
  const [ids = []] = idsIn([section('', null, 1, 300)], view, new Set([1, 300]));
  expect(ids[0]).toBe(1);
  expect(ids.slice(1, -1)).toEqual(Array.from({ length: 22 }, (_, index) => 95 + index));
  expect(ids.at(-1)).toBe(300);
});

it('counts the titles of sections, and says the place of each row in its section', () => {
  const sections = [section('a', 'A', 1, 100), section('b', 'B', 101, 100)];
  const startOfB = 2 * TITLE_PX + 100 * ROW_PX;
  const rows = rowsInView(sections, { topPx: startOfB, bottomPx: startOfB + ROW_PX }, new Set());
  expect(rows[0]?.map(({ index }) => index)).toEqual([94, 95, 96, 97, 98, 99]);
  expect(rows[1]?.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

it('has the first rows until the view is known', () => {
  expect(idsIn([section('', null, 1, 300)], null, new Set())[0]?.slice(0, 2)).toEqual([1, 2]);
});
