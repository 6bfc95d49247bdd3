import { describe, expect, it } from 'vitest';
import { TEAM_MARKS, teamMarks } from '../../../../../../renderer/ui/display/marks/team-marks.ts';

const COLORS = ['Red', 'Blue', 'Green', 'Yellow', 'Orange', 'Purple', 'White', 'Black'];

describe('the marks of teams', () => {
  it('differ in shape and in colour', () => {
    expect(new Set(TEAM_MARKS.map(({ path }) => path)).size).toBe(TEAM_MARKS.length);
    expect(new Set(TEAM_MARKS.map(({ color }) => color)).size).toBe(TEAM_MARKS.length);
  });

  it('are those of their colours for teams that are called by one', () => {
    const marks = teamMarks(['Green', 'Red', 'Black'], COLORS);
    expect(marks).toEqual(
      new Map([
        ['Black', 7],
        ['Green', 2],
        ['Red', 0],
      ]),
    );
    expect(TEAM_MARKS[marks.get('Green')!]!.color).toBe('--team-green');
  });

  it('are one for each of eight teams, in any order, and there is none for no team', () => {
    const teams = ['Wolves', 'Red', 'Night watch', '狼', 'Bears', 'Owls', 'Foxes', 'Lynxes'];
    const marks = teamMarks([...teams, '', 'Wolves'], COLORS);
    expect(marks.size).toBe(8);
    expect(new Set(marks.values()).size).toBe(8);
    expect(marks.get('Red')).toBe(0);
    expect(teamMarks(teams.toReversed(), COLORS)).toEqual(marks);
  });

  it('repeat where a game reports more teams than there are marks', () => {
    const teams = Array.from({ length: 20 }, (_, index) => `Team ${index}`);
    const marks = [...teamMarks(teams, COLORS).values()];
    expect(marks).toHaveLength(20);
    expect(marks.every((mark) => mark >= 0 && mark < TEAM_MARKS.length)).toBe(true);
  });
});
