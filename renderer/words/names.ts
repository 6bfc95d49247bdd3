import type { TFunction } from 'i18next';

/** Shortens a list of names to the first `shown`, and a number for the rest: "Fox", "Owl", "3 more". */
export function shortenNames(names: readonly string[], shown: number, t: TFunction<'common'>): readonly string[] {
  const more = names.length - shown;
  // One more name is as short as "1 more".
  if (more <= 1) return names;
  return [...names.slice(0, shown), t('more', { count: more })];
}
