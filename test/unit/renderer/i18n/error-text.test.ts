import { expect, it } from 'vitest';
import { errorText } from '../../../../renderer/i18n/error-text.ts';
import { createI18n } from '../../../../renderer/i18n/i18n.ts';

const FULL = { code: 'lobby-full', message: 'The lobby is full: it holds 25 players.' };

it('is the message itself in English, which says most', () => {
  expect(errorText(createI18n(), FULL)).toBe('The lobby is full: it holds 25 players.');
});

it('is the text of the code in another language, where it has one', async () => {
  const i18n = createI18n();
  i18n.addResourceBundle('de', 'common', { errors: { 'lobby-full': 'Die Lobby ist voll.' } });
  await i18n.changeLanguage('de');
  expect(errorText(i18n, FULL)).toBe('Die Lobby ist voll.');
  expect(errorText(i18n, { code: 'never-heard-of', message: 'Something else.' })).toBe('Something else.');
});
