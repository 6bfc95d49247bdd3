import type { TFunction } from 'i18next';

const SUGGESTED_TEAMS = ['red', 'blue', 'green', 'yellow', 'orange', 'purple', 'white', 'black'] as const;

/** Returns names for new teams that no team has yet. */
export function suggestedTeams(teams: readonly string[], t: TFunction<'roles'>): readonly string[] {
  return SUGGESTED_TEAMS.map((color) => t(`suggested.${color}`)).filter((name) => !teams.includes(name));
}
