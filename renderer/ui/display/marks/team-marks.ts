/** The marks of teams: each has a shape on a grid of 24, and a colour, which are both its own. */
export const TEAM_MARKS = [
  { path: 'M12 3 22 20.5H2z', color: '--team-red' },
  { path: 'M4 4h16v16H4z', color: '--team-blue' },
  { path: 'M12 1.5 22.5 12 12 22.5 1.5 12z', color: '--team-green' },
  { path: 'M9 2.5h6V9h6.5v6H15v6.5H9V15H2.5V9H9z', color: '--team-yellow' },
  {
    path: 'm12 1.5 3.1 7 7.4.7-5.6 5 1.7 7.4-6.6-3.9-6.6 3.9 1.7-7.4-5.6-5 7.4-.7z',
    color: '--team-orange',
  },
  { path: 'M2 3.5h20L12 21z', color: '--team-purple' },
  { path: 'M7 3h10l5.5 9-5.5 9H7l-5.5-9z', color: '--team-white' },
  { path: 'M1.5 8h21v8h-21z', color: '--team-black' },
] as const;

/** Shapes of the states in which players do not take part, on a grid of 24, drawn as lines. */
export const STATE_PATHS = {
  /** A skull. */
  dead: 'M12 3a8 8 0 0 0-8 8c0 2.8 1.3 4.6 3 5.7V20h10v-3.3c1.7-1.1 3-2.9 3-5.7a8 8 0 0 0-8-8zM9 11.5v.01M15 11.5v.01M12 20v-2.5',
  /** An eye. */
  spectator: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0z',
} as const;

/**
 * Returns the mark of each team as its place in `TEAM_MARKS`. A team with one of the `colorNames`, which are in the
 * order of the marks, has the mark of that colour; the others get one by their names, and of those that are free while
 * there are any.
 */
export function teamMarks(teams: readonly string[], colorNames: readonly string[]): ReadonlyMap<string, number> {
  const marks = new Map<string, number>();
  const all = [...new Set(teams)].filter((team) => team !== '').toSorted();
  const taken = new Set<number>();
  const take = (team: string, mark: number): void => {
    marks.set(team, mark);
    taken.add(mark);
  };
  for (const team of all) {
    const named = colorNames.slice(0, TEAM_MARKS.length).indexOf(team);
    if (named !== -1) take(team, named);
  }
  for (const team of all) {
    if (marks.has(team)) continue;
    const first = sumOf(team) % TEAM_MARKS.length;
    const inTurn = TEAM_MARKS.map((_, step) => (first + step) % TEAM_MARKS.length);
    take(team, inTurn.find((mark) => !taken.has(mark)) ?? first);
  }
  return marks;
}

function sumOf(text: string): number {
  let sum = 0;
  for (const character of text) sum = (31 * sum + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
