import { expect, it } from 'vitest';
import { withNarrowSpaces } from '../../../../renderer/i18n/narrow-spaces.ts';
import { texts } from '../../../../renderer/i18n/locales/fr/index.ts';

type Texts = { readonly [key: string]: string | Texts };

/** A narrow no-break space: a sign never begins a line, and stays as close as French sets it. */
const NARROW = '\u202f';
/** A sign at the end of a word: after any other sign there is no space, and in "https:" and "org:3478" it is none. */
const SIGN_WITHOUT_SPACE = new RegExp(`(?<![${NARROW}!?])[;:!?](?=[\\s»”)]|$)`, 'u');
const QUOTE_WITHOUT_SPACE = new RegExp(`«(?!${NARROW})|(?<!${NARROW})»`, 'u');
const OTHER_SPACE = /[ \u00a0\u2009]([;:!?»])|«[ \u00a0\u2009]/u;

function flatten(part: Texts, path = ''): (readonly [key: string, text: string])[] {
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : flatten(value, `${path}${key}.`),
  );
}

const isWrong = (text: string): boolean =>
  SIGN_WITHOUT_SPACE.test(text) || QUOTE_WITHOUT_SPACE.test(text) || OTHER_SPACE.test(text);

it.each([
  ['Rejoindre ?', true],
  ['Rejoindre?', true],
  ['Rejoindre\u00a0?', true],
  ['Copier : {{name}}', true],
  ['{{name}}: {{value}}', true],
  ['« Normale »', true],
  ['«Normale»', true],
  ['Rejoindre\u202f?', false],
  ['Rejoindre\u202f?!', false],
  ['«\u202fNormale\u202f»', false],
  ['«\u202fVraiment\u202f?\u202f»', false],
  ['stun.example.org:3478 et https://example.org/?a', false],
])('tells whether the spaces of "%s" are wrong: %s', (text, expected) => {
  expect(isWrong(text)).toBe(expected);
});

it('has narrow no-break spaces before ; : ! ? and inside of « » in every French text', () => {
  const all = flatten(texts as Texts);
  expect(all.filter(([, text]) => text.includes(NARROW)).length).toBeGreaterThan(100);
  expect(all.filter(([, text]) => isWrong(text))).toEqual([]);
});

it('replaces ordinary spaces there, and no others', () => {
  expect(withNarrowSpaces({ a: 'Tu pars ? Voici : « ça » ; fin !', b: { c: 'https://example.org : 12:30' } })).toEqual({
    a: 'Tu pars\u202f? Voici\u202f: «\u202fça\u202f»\u202f; fin\u202f!',
    b: { c: 'https://example.org\u202f: 12:30' },
  });
});
