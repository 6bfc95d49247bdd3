import { describe, expect, it } from 'vitest';
import { en } from '../../../../../renderer/i18n/locales/en/index.ts';
import { changeTexts, literalsOf, type Texts } from '../../../../workbench/looks/lengthen.ts';
import { pseudoTranslate } from '../../../../workbench/looks/pseudo.ts';

const PLACEHOLDERS = /\{\{[^}]*\}\}|<[^>]*>|\$t\([^)]*\)/g;
const DIRECTIONS = ['ltr', 'rtl'] as const;

/** All texts of a catalogue. */
function textsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsOf);
}

/** All keys of a catalogue, with those that hold them. */
function keysOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [''];
  return Object.entries(value as object).flatMap(([key, inner]) => keysOf(inner).map((rest) => `${key}.${rest}`));
}

const english = textsOf(en);

describe('a pseudo text', () => {
  it('is accented, in brackets, and twice as long if it is short', () => {
    expect(pseudoTranslate('Mute', 'ltr')).toBe('⟦Ḿûûţéé⟧');
  });

  it('keeps placeholders, markup and references', () => {
    const text = pseudoTranslate('Hold <key>{{key, metres}}</key> to talk, $t(other.text)', 'ltr');
    expect(text.match(PLACEHOLDERS)).toEqual(['<key>', '{{key, metres}}', '</key>', '$t(other.text)']);
  });

  it('keeps the length of addresses and file names', () => {
    expect(pseudoTranslate('Delete identity.json from its folder.', 'ltr')).toContain('îðéñţîţý.ĵšöñ');
  });

  it('reads from right to left between its placeholders', () => {
    expect(pseudoTranslate('Hold {{key}} to talk', 'rtl')).toMatch(
      /^⟦\u2067\u202E[^\u202C]+\u202C\u2069\{\{key\}\}\u2067\u202E[^\u202C]+\u202C\u2069⟧$/,
    );
  });
});

describe.each(DIRECTIONS)('the pseudo catalogue, %s', (direction) => {
  const catalogue = changeTexts(en as unknown as Texts, (text) => pseudoTranslate(text, direction));
  const pseudo = textsOf(catalogue);

  it('has the keys and plural forms of the English one', () => {
    expect(keysOf(catalogue)).toEqual(keysOf(en));
  });

  it('has no plain letter outside of what is filled in', () => {
    expect(pseudo.filter((text) => /[A-Za-z]/.test(text.replace(PLACEHOLDERS, '')))).toEqual([]);
  });

  it('has brackets around every text and all placeholders in it', () => {
    expect(pseudo.filter((text) => !/^⟦[^]*⟧$/.test(text))).toEqual([]);
    expect(pseudo.map((text) => text.match(PLACEHOLDERS))).toEqual(english.map((text) => text.match(PLACEHOLDERS)));
  });

  it('is about 40 % longer, a short text up to twice as long', () => {
    const lengthOf = (text: string): number =>
      literalsOf(text)
        .join('')
        .replaceAll(/[\u202C\u202E\u2067\u2069]/g, '').length;
    const total = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + lengthOf(text), 0);
    expect(total(pseudo) / total(english)).toBeGreaterThan(1.35);
    expect(total(pseudo) / total(english)).toBeLessThan(1.55);
  });
});
