/** The longest message, UTF-16 code units: a page of prose. */
export const MAX_TEXT_LENGTH = 2_000;

/** Further line breaks become spaces, so that one message cannot fill a window. */
const MAX_LINES = 30;

// As in `visibleText`: what shows nothing, and what only changes how its neighbours look, such as bidi overrides.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800\u{1D159}\u{13441}\u{13442}\u{16FE4}]/gu;

/** Control characters but the line feed, lone surrogates, private use, unassigned characters. */
const UNWANTED = /[\p{Cs}\p{Co}\p{Cn}]|(?!\n)\p{Cc}/gu;

/** Marks on one letter: more only climb over other lines. */
const TOO_MANY_MARKS = /(\p{M}{4})\p{M}+/gu;
/** Marks without a letter of their own, which would sit on the line before. */
const LEADING_MARKS = /^\p{M}+/gmu;
const LINE_BREAKS = /\r\n?|[\u0085\u2028\u2029\v\f]/gu;

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const ANYTHING_SHOWN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Joiners that change the shape of letters, or make one picture of several. */
const JOINER = /[\u200c\u200d]/u;
const BEFORE_JOINER = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/u;
const AFTER_JOINER = /^[\p{L}\p{Extended_Pictographic}]/u;
/** What the emoji form of a character follows. */
const BEFORE_EMOJI_FORM = /[\p{Extended_Pictographic}\d#*]$/u;

/**
 * Cleans a message that a person or a stranger's program wrote, as names are cleaned: without invisible characters and
 * bidi overrides, with at most four marks on a letter and `MAX_LINES` lines. What emoji and scripts need stays. Returns
 * '' when nothing visible is left.
 */
export function cleanText(input: string): string {
  const text = PRINTABLE_ASCII.test(input) ? input : withoutTricks(input);
  const lines = text.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim());
  const kept = lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== ''));
  const clean = [...kept.slice(0, MAX_LINES - 1), kept.slice(MAX_LINES - 1).join(' ')].join('\n').trim();
  return ANYTHING_SHOWN.test(clean) ? clean : '';
}

/** Cleans a message from a host, which may be hostile too: never longer than `MAX_TEXT_LENGTH`. */
export function shownMessage(input: string): string {
  return cleanText(input.slice(0, MAX_TEXT_LENGTH)).slice(0, MAX_TEXT_LENGTH);
}

function withoutTricks(input: string): string {
  return input
    .replace(LINE_BREAKS, '\n')
    .replace(INVISIBLE, (character, ...rest) => {
      const [offset, all] = rest.slice(-2) as [number, string];
      return isNeeded(character, all, offset) ? character : '';
    })
    .normalize('NFC')
    .replace(UNWANTED, ' ')
    .replace(TOO_MANY_MARKS, '$1')
    .replace(LEADING_MARKS, '');
}

/** Returns whether an invisible character shapes its neighbours: in an emoji, or between letters. */
function isNeeded(character: string, text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 2), offset);
  if (character === '\ufe0f') return BEFORE_EMOJI_FORM.test(before);
  return JOINER.test(character) && BEFORE_JOINER.test(before) && AFTER_JOINER.test(text.slice(offset + 1, offset + 3));
}
