import { expect, it } from 'vitest';
import { languageName, nameLanguages } from '../../../../../renderer/features/lobbies/language-name.ts';

it.each([
  ['de', 'en', 'German'],
  ['de', 'fr', 'allemand'],
  ['pt-BR', 'en', 'Brazilian Portuguese'],
  ['', 'en', ''],
])('names %s in %s', (tag, windowLanguage, name) => {
  expect(languageName(tag, windowLanguage)).toBe(name);
});

it.each(['xq', 'a', 'not a tag', 'de-'])('shows the tag "%s" of a stranger as it is', (tag) => {
  expect(languageName(tag, 'en')).toBe(tag);
});

it('sorts by the names, not by the tags', () => {
  expect(nameLanguages(['de', 'ar', 'es'], 'en').map(({ label }) => label)).toEqual(['Arabic', 'German', 'Spanish']);
  expect(nameLanguages(['en', 'de'], 'de').map(({ value }) => value)).toEqual(['de', 'en']);
});
