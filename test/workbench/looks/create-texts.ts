import type { i18n } from 'i18next';
import { createI18n, showLanguage } from '../../../renderer/i18n/i18n.ts';
import { changeTexts, lengthenText, type Texts } from './lengthen.ts';
import type { Look } from './look.ts';
import { pseudoTranslate } from './pseudo.ts';

const LANGUAGE_OF = { ltr: 'en', rtl: 'ar' } as const;

/** Creates the texts of a look, and turns the page in their direction as the app does. */
export async function createTexts({ direction, text }: Look): Promise<i18n> {
  const texts = createI18n();
  const language = text === 'pseudo' ? 'en' : LANGUAGE_OF[direction];
  await showLanguage(texts, language, []);
  document.documentElement.dir = direction;
  const change = {
    normal: null,
    long: lengthenText,
    pseudo: (original: string) => pseudoTranslate(original, direction),
  }[text];
  if (change !== null) await changeAll(texts, `${language}-x-${text}`, change);
  return texts;
}

/** Changes to a private variant of the texts' language, which has the same plurals and number formats. */
async function changeAll(texts: i18n, variant: string, change: (text: string) => string): Promise<void> {
  for (const [namespace, catalogue] of Object.entries(texts.getDataByLanguage(texts.language) ?? {}))
    texts.addResourceBundle(variant, namespace, changeTexts(catalogue as Texts, change));
  await texts.changeLanguage(variant);
}
