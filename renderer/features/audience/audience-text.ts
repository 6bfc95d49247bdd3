import type { TFunction } from 'i18next';

/** How many names are shown; the rest is a number. */
const NAMED = 2;

/** Writes "Heard by Fox, Owl and 3 more". `names` are the players who hear you, loudest first. */
export function audienceText(names: readonly string[], t: TFunction<'audience'>): string {
  if (names.length === 0) return t('nobody');
  const more = names.length - NAMED;
  // One more name is as short as "and 1 more".
  const said = more === 1 ? names : names.slice(0, NAMED);
  const parts = more > 1 ? [...said, t('more', { count: more })] : said;
  return t('heardBy', { names: parts });
}

/** A voice this quiet is barely audible. */
const FAINTEST_DB = -40;

/** Converts a gain into how full its bar is, 0 to 1. Linear in dB, as hearing is. */
export function gainToFraction(gainDb: number): number {
  return Math.min(1, Math.max(0, 1 - gainDb / FAINTEST_DB));
}
