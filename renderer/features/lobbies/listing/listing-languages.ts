import { nameLanguages, type LanguageChoice } from '../language-name.ts';

/** The languages that a host can choose for its lobby, as BCP 47 tags: those that most players speak. */
const LISTING_LANGUAGES = [
  ...['ar', 'bg', 'bn', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fa', 'fi', 'fil', 'fr', 'he', 'hi', 'hr', 'hu'],
  ...['id', 'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'nl', 'no', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'th'],
  ...['tr', 'uk', 'ur', 'vi', 'zh'],
];

/** Returns the languages to choose from, with names in the language of the window. */
export function listingLanguages(windowLanguage: string): readonly LanguageChoice[] {
  return nameLanguages(LISTING_LANGUAGES, windowLanguage);
}

/** Returns the choice that fits the language of the window, to start from. */
export function usualLanguage(windowLanguage: string): string {
  const { language } = new Intl.Locale(windowLanguage);
  return LISTING_LANGUAGES.includes(language) ? language : '';
}
