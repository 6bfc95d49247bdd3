import { expect, it } from 'vitest';
import { shownMarks, type ShownRole } from '../../../../../renderer/features/roles/shown-marks.ts';

const COLORS = ['Red', 'Blue'];
const roles = (...rows: readonly (readonly [number, ShownRole])[]) => new Map(rows);

it('marks those with a team or another state than alive', () => {
  const marks = shownMarks(
    roles(
      [1, { team: 'Blue', state: 'alive' }],
      [2, { team: '', state: 'alive' }],
      [3, { team: '', state: 'dead' }],
      [4, { team: 'Red', state: 'spectator' }],
    ),
    [],
    COLORS,
  );
  expect(marks).toEqual(
    new Map([
      [1, { teamMark: 1, state: 'alive' }],
      [3, { teamMark: null, state: 'dead' }],
      [4, { teamMark: 0, state: 'spectator' }],
    ]),
  );
});

it('gives a team another mark than those that nobody is in yet', () => {
  const mark = shownMarks(roles([1, { team: 'Wolves', state: 'alive' }]), [], COLORS).get(1)?.teamMark;
  const names = Array.from({ length: 7 }, (_, index) => `Team ${index}`);
  const among = shownMarks(roles([1, { team: 'Wolves', state: 'alive' }]), names, COLORS).get(1)?.teamMark;
  expect([mark, among].every((one) => one !== null && one !== undefined)).toBe(true);
});
