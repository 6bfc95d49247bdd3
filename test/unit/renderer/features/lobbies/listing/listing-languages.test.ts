import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../../../../shared/model/language.ts';
import {
  listingLanguages,
  usualLanguage,
} from '../../../../../../renderer/features/lobbies/listing/listing-languages.ts';

it('has a name in every language of the window for each choice', () => {
  for (const language of LANGUAGES)
    expect(listingLanguages(language).filter(({ value, label }) => label === '' || label === value)).toEqual([]);
});

it('starts with the language of the window, whatever its script or variant', () => {
  for (const language of LANGUAGES) expect(usualLanguage(language)).toBe(language.slice(0, 2));
  expect(usualLanguage('en-x-long')).toBe('en');
});

it('starts with any language if the one of the window is no choice', () => {
  expect(usualLanguage('eo')).toBe('');
});
