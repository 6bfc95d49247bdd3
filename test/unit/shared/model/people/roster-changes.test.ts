import { expect, it } from 'vitest';
import { applyRosterChanges } from '../../../../../shared/model/people/roster-changes.ts';

const roster = [
  { id: 3, name: 'Robin' },
  { id: 5, name: 'Wren' },
  { id: 7, name: 'Crane' },
];

it('removes those who left, keeps the order of those who stay, and appends new ones', () => {
  const changed = [
    { id: 9, name: 'Heron' },
    { id: 3, name: 'Robin 2' },
  ];
  expect(applyRosterChanges(roster, changed, [5]).map(({ id, name }) => `${id} ${name}`)).toEqual([
    '3 Robin 2',
    '7 Crane',
    '9 Heron',
  ]);
});

it('ignores changes that name nobody, or only strangers', () => {
  expect(applyRosterChanges(roster, [], [])).toEqual(roster);
  expect(applyRosterChanges(roster, [], [4, 6])).toEqual(roster);
});
