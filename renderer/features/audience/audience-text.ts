import type { TFunction } from 'i18next';

/** So many names are said; the rest is a number. */
const NAMED = 2;

/** "Heard by Fox, Owl and 3 more". `names` of those who hear one, the loudest first. */
export function audienceText(names: readonly string[], t: TFunction<'audience'>): string {
  if (names.length === 0) return t('nobody');
  const more = names.length - NAMED;
  // One more name is as short as "and 1 more".
  const said = more === 1 ? names : names.slice(0, NAMED);
  const parts = more > 1 ? [...said, t('more', { count: more })] : said;
  return t('heardBy', { names: parts });
}

/** A voice this far down is hardly there. */
const FAINTEST_DB = -40;

/** A gain -> how full its bar is, 0 to 1: linear in dB, as ears are. */
export function gainToFraction(gainDb: number): number {
  return Math.min(1, Math.max(0, 1 - gainDb / FAINTEST_DB));
}
