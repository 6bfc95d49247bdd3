import type { i18n } from 'i18next';
import { createI18n, showLanguage } from '../../../renderer/i18n/i18n.ts';
import { lengthenTexts, type Texts } from './lengthen.ts';
import type { Look } from './look.ts';

const LANGUAGE_OF = { ltr: 'en', rtl: 'ar' } as const;

/** Creates the texts of a look, and turns the page in their direction as the app does. */
export async function createTexts({ direction, text }: Look): Promise<i18n> {
  const texts = createI18n();
  const language = LANGUAGE_OF[direction];
  await showLanguage(texts, language, []);
  if (text === 'long') await lengthen(texts, language);
  return texts;
}

/** Changes to a private variant of the language, which has the same plurals and number formats. */
async function lengthen(texts: i18n, language: string): Promise<void> {
  const variant = `${language}-x-long`;
  for (const [namespace, catalogue] of Object.entries(texts.getDataByLanguage(language) ?? {}))
    texts.addResourceBundle(variant, namespace, lengthenTexts(catalogue as Texts));
  await texts.changeLanguage(variant);
}
