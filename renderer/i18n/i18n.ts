import { createInstance, type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES, RIGHT_TO_LEFT_LANGUAGES, type Language } from '../../shared/model/language.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { formatBytes, formatList, formatMetres, formatMilliseconds, formatNumber, formatPercent } from './format.ts';
import { en } from './locales/en/index.ts';

/**
 * Loads the texts of a language when a player chooses it. English is always there. To add a language, add a folder
 * beside `en`.
 */
const LOADERS = import.meta.glob<Resource[string]>(['./locales/*/index.ts', '!./locales/en/index.ts'], {
  import: 'texts',
});

/** Creates the window's texts, in English until `showLanguage` has loaded another language. */
export function createI18n(): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en },
    ns: Object.keys(en),
    defaultNS: 'common',
    // React escapes values already.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  addFormats(instance);
  return instance;
}

/**
 * Adds the formats that texts use after a name, as in `{{distance, metres}}`. Measures, bytes and percent take numbers;
 * `and` and `or` take lists of words.
 */
function addFormats({ services }: i18n): void {
  services.formatter?.add('metres', (value: number, language) => formatMetres(value, language ?? 'en'));
  services.formatter?.add('milliseconds', (value: number, language) => formatMilliseconds(value, language ?? 'en'));
  services.formatter?.add('percent', (value: number, language) => formatPercent(value, language ?? 'en'));
  services.formatter?.add('bytes', (value: number, language) => formatBytes(value, language ?? 'en'));
  services.formatter?.add('number', (value: number, language) => formatNumber(value, language ?? 'en'));
  services.formatter?.add('and', (value: readonly string[], language) => formatList(value, language ?? 'en', 'and'));
  services.formatter?.add('or', (value: readonly string[], language) => formatList(value, language ?? 'en', 'or'));
}

/** Shows the texts in a language, and mirrors the page for languages read from right to left. */
export async function showLanguage(
  instance: i18n,
  choice: Settings['language'],
  systemLanguages: readonly string[],
): Promise<void> {
  const language = choice === 'system' ? matchLanguage(systemLanguages) : choice;
  const resources = await LOADERS[`./locales/${language}/index.ts`]?.();
  for (const [namespace, texts] of Object.entries(resources ?? {}))
    instance.addResourceBundle(language, namespace, texts);
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT_LANGUAGES.has(language) ? 'rtl' : 'ltr';
}

/**
 * Returns the first of a player's languages that has a catalogue, or English. Every Chinese tag gets simplified
 * Chinese, which most readers understand.
 */
export function matchLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const { language } = new Intl.Locale(tag);
    const found = LANGUAGES.find((known) => new Intl.Locale(known).language === language);
    if (found !== undefined) return found;
  }
  return 'en';
}
