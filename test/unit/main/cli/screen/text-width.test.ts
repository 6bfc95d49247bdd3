import { describe, expect, it } from 'vitest';
import { fitText, padText, textWidth } from '../../../../../main/cli/screen/text-width.ts';

describe('text on a terminal', () => {
  it.each([
    ['', 0],
    ['Ada', 3],
    ['Zoe\u0308', 3],
    ['日本', 4],
    ['한글', 4],
    ['שלום', 4],
    ['🇪🇸', 2],
    ['👍🏽', 2],
    ['ＡＢ', 4],
  ])('%j takes %i cells', (text, cells) => {
    expect(textWidth(text)).toBe(cells);
  });

  it.each([
    ['Ada', 5, 'Ada  '],
    ['Margarethe', 5, 'Marg…'],
    ['日本語さん', 6, '日本… '],
    ['日本語さん', 5, '日本…'],
    ['Ada', 0, ''],
  ])('%j becomes exactly %i cells wide', (text, cells, padded) => {
    expect(padText(text, cells)).toBe(padded);
    expect(textWidth(fitText(text, cells))).toBeLessThanOrEqual(cells);
  });
});
