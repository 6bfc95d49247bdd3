import type { TFunction } from 'i18next';

const SUGGESTED_TEAMS = ['red', 'blue', 'green', 'yellow', 'orange', 'purple', 'white', 'black'] as const;

/** Returns the names of teams that are called by their colour, in the order of the marks. */
export function colorNames(t: TFunction<'roles'>): readonly string[] {
  return SUGGESTED_TEAMS.map((color) => t(`suggested.${color}`));
}

/** Returns names for new teams that no team has yet. */
export function suggestedTeams(teams: readonly string[], t: TFunction<'roles'>): readonly string[] {
  return colorNames(t).filter((name) => !teams.includes(name));
}
