import type { TFunction } from 'i18next';
import type { audience } from '../../i18n/locales/en/audience.ts';

/** How many names are shown; the rest is a number. */
const NAMED = 2;

/** Why nobody hears you, wherever they are. */
export type Unheard = keyof typeof audience.unheard;

export interface AudienceFacts {
  /** null = you can be heard. */
  readonly unheard: Unheard | null;
  /** The players in earshot, loudest first. */
  readonly names: readonly string[];
  /** The players here whom you have blocked, and who hear nothing of you for that reason. */
  readonly blockedNames: readonly string[];
}

/** Writes "In earshot: Fox, Owl and 3 more", or why nobody hears you. */
export function audienceText({ unheard, names, blockedNames }: AudienceFacts, t: TFunction<'audience'>): string {
  if (unheard !== null) return t(`unheard.${unheard}`);
  if (names.length > 0) return t('heardBy', { names: shorten(names, t) });
  return blockedNames.length > 0 ? t('nobodyBlocked', { names: shorten(blockedNames, t) }) : t('nobody');
}

function shorten(names: readonly string[], t: TFunction<'audience'>): readonly string[] {
  const more = names.length - NAMED;
  // One more name is as short as "and 1 more".
  const said = more === 1 ? names : names.slice(0, NAMED);
  return more > 1 ? [...said, t('more', { count: more })] : said;
}

/** A voice this quiet is barely audible. */
const FAINTEST_DB = -40;

/** Converts a gain into how full its bar is, 0 to 1. Linear in dB, as hearing is. */
export function gainToFraction(gainDb: number): number {
  return Math.min(1, Math.max(0, 1 - gainDb / FAINTEST_DB));
}
