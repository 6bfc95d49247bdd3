// What shows nothing or only changes how its neighbours look: direction marks, zero-width marks, variation selectors,
// fillers, and unassigned characters that programs must ignore (Unicode: Default_Ignorable_Code_Point). The Braille
// blank, a null notehead and blank hieroglyphs count as visible but show nothing.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800\u{1D159}\u{13441}\u{13442}\u{16FE4}]/gu;

// Control characters, lone surrogates, private use, unassigned characters, line and paragraph separators.
const UNWANTED = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** Marks on one letter. Burmese and Hebrew with all points need four; more only climb over other lines. */
const TOO_MANY_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Marks without a letter of their own, which would sit on the text before this one. */
const LEADING_MARKS = /^\p{M}+/u;

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** The longest text that a stranger's program may have shown, UTF-16 code units. */
const MAX_SHOWN_LENGTH = 256;

/**
 * Returns text as it is compared: NFC, without what nobody sees. So two texts that look alike because of hidden
 * characters are equal.
 */
export function withoutHidden(input: string): string {
  // NFC comes after the removal: an invisible character between letter and accent keeps them from becoming one.
  return PRINTABLE_ASCII.test(input) ? input : input.replace(INVISIBLE, '').normalize('NFC');
}

/** Returns text as it is shown: as compared, with spaces for control characters and at most four marks on a letter. */
export function visibleText(input: string): string {
  if (PRINTABLE_ASCII.test(input)) return input;
  return withoutHidden(input).replace(UNWANTED, ' ').replace(TOO_MANY_MARKS, '$1').replace(LEADING_MARKS, '');
}

/** Returns the text of a stranger's program as it is shown, at most 256 code units of it. */
export function shownText(input: string): string {
  return visibleText(input.slice(0, MAX_SHOWN_LENGTH));
}
