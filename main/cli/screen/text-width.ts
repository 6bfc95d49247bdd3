/** Characters that terminals draw in two cells: East Asian wide and full-width characters, and pictographs (UAX 11). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{1f1e6}-\u{1f1ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

/** Characters that take no cell of their own. */
const MARKS_ONLY = /^[\p{M}\p{Cf}]*$/u;

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** Takes 50 ms to create, and most texts do not need it. */
let segmenter: Intl.Segmenter | undefined;

const ELLIPSIS = '…';

/** Returns how many cells a terminal takes for text without control characters. */
export function textWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes(text)) width += widthOf(segment);
  return width;
}

/** Cuts text to at most `cells` cells, between two user-perceived characters; an ellipsis shows the cut. */
export function fitText(text: string, cells: number): string {
  if (textWidth(text) <= cells) return text;
  if (cells < 1) return '';
  let fitted = '';
  let width = 1;
  for (const { segment } of graphemes(text)) {
    width += widthOf(segment);
    if (width > cells) break;
    fitted += segment;
  }
  return `${fitted}${ELLIPSIS}`;
}

/** Returns text that takes exactly `cells` cells: cut, or followed by spaces. */
export function padText(text: string, cells: number): string {
  const fitted = fitText(text, cells);
  return fitted + ' '.repeat(Math.max(0, cells - textWidth(fitted)));
}

function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

function widthOf(grapheme: string): number {
  if (MARKS_ONLY.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}
