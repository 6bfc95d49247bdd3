import type { i18n } from 'i18next';
import type { SettingId } from './settings-catalogue.ts';
import { SETTINGS_CATALOGUE } from './settings-catalogue.ts';
import type { SettingsPage } from './settings-pages.tsx';

/** A setting with its texts in the language of the window. */
export interface SearchableSetting {
  readonly id: SettingId;
  readonly page: SettingsPage;
  readonly label: string;
  readonly pageLabel: string;
  /** Everything else that finds it: the texts beside it, and other words for it. */
  readonly words: string;
}

export interface SettingsSurroundings {
  readonly pages: readonly SettingsPage[];
  readonly isGuest: boolean;
  /** Whether this is the desktop app, which has more settings than a browser. */
  readonly isDesktop: boolean;
  /** Whether this is a phone, which is no headset of its own. */
  readonly isPhone: boolean;
}

/** More would not be read. */
const MOST_RESULTS = 12;

/** What pages for guests show where there is a keyboard. */
const KEYS_OF_GUESTS: ReadonlySet<string> = new Set(['keys', 'key-write']);

/** Returns the settings that exist here, in the order of the pages. */
export function listSettings(texts: i18n, surroundings: SettingsSurroundings): readonly SearchableSetting[] {
  const { pages, isGuest, isDesktop, isPhone } = surroundings;
  const synonyms: Readonly<Record<string, string>> = texts.t('search.synonyms', {
    ns: 'settings',
    returnObjects: true,
  });
  return SETTINGS_CATALOGUE.filter((entry) => {
    const where = 'where' in entry ? entry.where : 'everywhere';
    if (isPhone && (entry.id === 'phone' || (isGuest && KEYS_OF_GUESTS.has(entry.id)))) return false;
    return pages.includes(entry.page) && !(isGuest && where !== 'everywhere') && (where !== 'desktop' || isDesktop);
  }).map((entry) => ({
    id: entry.id,
    page: entry.page,
    label: texts.t(entry.label),
    pageLabel: texts.t(`page.${entry.page}`, { ns: 'settings' }),
    words: [...('hints' in entry ? entry.hints : []).map((key) => texts.t(key)), synonyms[entry.id] ?? ''].join(' '),
  }));
}

/**
 * Returns the settings that contain every word of a query, best first: in the label at its start, in the label, at the
 * start of other words for it, then inside of them. Letters match without regard to case and accents.
 */
export function searchSettings(settings: readonly SearchableSetting[], query: string): readonly SearchableSetting[] {
  const wanted = fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  return settings
    .map((setting, order) => ({ setting, order, rank: rankOf(setting, wanted) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.order - b.order)
    .slice(0, MOST_RESULTS)
    .map(({ setting }) => setting);
}

/** Returns how good a setting fits, 0 = best; undefined = not at all. */
function rankOf({ label, pageLabel, words }: SearchableSetting, wanted: readonly string[]): number | undefined {
  const name = fold(label);
  if (wanted.every((word) => name.includes(word))) return name.startsWith(wanted[0] ?? '') ? 0 : 1;
  const all = `${name} ${fold(words)} ${fold(pageLabel)}`;
  if (wanted.every((word) => ` ${all}`.includes(` ${word}`))) return 2;
  return wanted.every((word) => all.includes(word)) ? 3 : undefined;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
