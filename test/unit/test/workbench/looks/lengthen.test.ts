import { describe, expect, it } from 'vitest';
import { en } from '../../../../../renderer/i18n/locales/en/index.ts';
import { changeTexts, lengthenText, type Texts } from '../../../../workbench/looks/lengthen.ts';

const PLACEHOLDERS = /\{\{[^}]*\}\}|<[^>]*>|\$t\([^)]*\)/g;

/** All texts of the English catalogue. */
function textsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsOf);
}

describe('a lengthened text', () => {
  it('has half as many letters again, in longer words', () => {
    expect(lengthenText('Mute')).toBe('Muutee');
    expect(lengthenText('Leave lobby')).toBe('Leeaavee looobbyy');
  });

  it('keeps placeholders, markup and references', () => {
    expect(lengthenText('Hold <key>{{key}}</key>, $t(other.text)')).toMatch(
      /^Ho+ld <key>\{\{key\}\}<\/key>, \$t\(other\.text\)$/,
    );
  });

  it('stretches Arabic words by joining strokes', () => {
    expect(lengthenText('كتم')).toBe('كـتـم');
  });

  it('stays the same without vowels', () => {
    expect(lengthenText('18 ms')).toBe('18 ms');
  });
});

describe('the lengthened English catalogue', () => {
  it('is 40 to 60 % longer, with all its placeholders', () => {
    const [before, after] = [textsOf(en), textsOf(changeTexts(en as unknown as Texts, lengthenText))];
    const lengthOf = (texts: readonly string[]): number => texts.join('').replace(PLACEHOLDERS, '').length;
    expect(lengthOf(after) / lengthOf(before)).toBeGreaterThan(1.4);
    expect(lengthOf(after) / lengthOf(before)).toBeLessThan(1.6);
    const filledIn = (texts: readonly string[]) => texts.map((text) => text.match(PLACEHOLDERS));
    expect(filledIn(after)).toEqual(filledIn(before));
  });
});
