/** What chats, mail programs and editors do to a link, undone as far as no check is needed. */

/** The longest stretch of text that is read as one code. */
const MAX_CODE_CHARACTERS = 1_024;
/** How many places in a text are tried; an ordinary text has few. */
const MAX_CANDIDATES = 512;

const TERMINAL_COLOUR = /\u001b\[[\d;]*m/g;
const PERCENT_ENCODED = /(?:%[\da-f]{2})+/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,14}));/gi;
const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  colon: ':',
  sol: '/',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  newline: '\n',
  shy: '',
  zerowidthspace: '',
  lowbar: '_',
  hyphen: '-',
  dash: '-',
  minus: '-',
  ndash: '\u2013',
  mdash: '\u2014',
};
/** Tags that a page puts inside a word. */
const INLINE_TAG = /<\/?(?:wbr|br|span|b|i|em|strong|mark|font)\b[^<>]{0,200}>/gi;
const ESCAPED_CHARACTER = /\\u([\da-f]{4})/gi;
const ESCAPED_WHITE_SPACE = /\\[nrt]/g;
/** Characters of a link as quoted-printable, the encoding of mail, writes them: `:`, `/`, `-`, `_` and `=`. */
const QUOTED_PRINTABLE = /=(3A|2F|2D|5F|3D)/gi;
/** Quoted-printable ends a line that it breaks with this. */
const SOFT_LINE_BREAK = /=[ \t]*\r?\n/g;
/** The marks that mail programs and chats put before each line of a quotation, and the frame of a box. */
const QUOTED_LINE_BREAK = /[ \t|\u2502\u2503]{0,80}[\r\n\u2028\u2029][\s>|:*#\u2502\u2503]*/g;
/** A line break with everything around it that belongs to no code: signs of a continued line, a comment, any frame. */
const FRAMED_LINE_BREAK =
  /[^\w\u2010\u2012-\u2015\u2212\r\n\u2028\u2029-]{0,80}[\r\n\u2028\u2029][^\w\u2010\u2012-\u2015\u2212-]*/g;
const LINE_BREAK = /[\r\n\u2028\u2029]+/;
/** A word that was hyphenated at the end of a line. */
const HYPHENATION = /[-\u2010]\s/g;
/** Zero-width characters, soft hyphens, marks of direction, and control characters except white space. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|(?!\s)\p{Cc}/gu;

/**
 * The beginning of a link, also without its colon, or with more slashes; or the address of a page with what looks like
 * a code behind `#`.
 */
const LINK_BEGINNING =
  /earshot:?\s?\/{1,4}\s?join\s?\/{1,4}\s?|https?:\/\/[^\s#]{1,300}#(?=A[Q-Za-v][\w-]{0,30}\d[\w-]{8})/gi;
/** A code of format version 1 or 2: that is its first byte. */
const CODE_BEGINNING = /A\s?[Q-Za-v]/g;
/** A word that may be a code of any version. The shortest code of version 1 has 76 characters. */
const LONG_WORD = /[\w-]{60,}/g;
/** Base64url, and the dashes that an editor may have put in place of hyphens. */
const CODE_CHARACTER = /[\w\u2010\u2012-\u2015\u2212-]/;

/** A stretch of text that may be a code, without white space. */
export interface CodeCandidate {
  /** Whether the beginning of a link precedes it. */
  readonly isLink: boolean;
  /** Its characters up to the first that is neither in the alphabet nor a dash nor white space. */
  readonly code: string;
  /** All characters up to the first white space, those outside the alphabet too. */
  readonly word: string;
}

/**
 * Undoes what needs no look at the lines: invisible characters, escapes, entities, and wide letters. The result only
 * serves to look for a code in it.
 */
export function undoEncodings(text: string): string {
  return decodePercent(decodePercent(text.replace(TERMINAL_COLOUR, '')))
    .replace(ENTITY, decodeEntity)
    .replace(INLINE_TAG, '')
    .replace(ESCAPED_CHARACTER, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(ESCAPED_WHITE_SPACE, '\n')
    .replaceAll('\\', '')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(QUOTED_PRINTABLE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Joins the lines of a decoded text, without marks of quotation: each gap becomes one blank. */
export function joinLines(text: string): string {
  return joinGaps(text.replace(SOFT_LINE_BREAK, '').replace(QUOTED_LINE_BREAK, '\n'));
}

/**
 * Other ways to join the lines of a decoded text, for a code that `joinLines` leaves in pieces. The CRC-32 tells which
 * way is right, if any.
 */
export const OTHER_JOINS: readonly ((text: string) => string)[] = [
  // A program may have put hyphens at the ends of lines to break a code.
  (text) => joinLines(text).replace(HYPHENATION, ''),
  (text) => joinGaps(text.replace(FRAMED_LINE_BREAK, '\n')),
  // A time, a name or the number of the line stands before each piece.
  (text) =>
    text
      .split(LINE_BREAK)
      .map((line) => line.slice(line.trimEnd().lastIndexOf(' ') + 1).trim())
      .join(' '),
];

function joinGaps(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Finds the stretches of a cleaned text that may be codes: first those after the beginning of a link. */
export function listCodeCandidates(text: string): readonly CodeCandidate[] {
  const candidates: CodeCandidate[] = [];
  const starts = new Set<number>();
  const collect = (start: number, isLink: boolean): void => {
    if (starts.has(start) || candidates.length === MAX_CANDIDATES) return;
    starts.add(start);
    candidates.push({ isLink, code: readCode(text, start), word: readWord(text, start) });
  };
  for (const { index, 0: link } of text.matchAll(LINK_BEGINNING)) collect(index + link.length, true);
  for (const { index } of text.matchAll(LONG_WORD)) collect(index, false);
  for (const { index } of text.matchAll(CODE_BEGINNING)) collect(index, false);
  return candidates;
}

function readCode(text: string, start: number): string {
  let code = '';
  for (let index = start; index < text.length && code.length < MAX_CODE_CHARACTERS; index++) {
    const character = text.charAt(index);
    if (CODE_CHARACTER.test(character)) code += character;
    else if (character !== ' ') break;
  }
  return code;
}

function readWord(text: string, start: number): string {
  const end = text.indexOf(' ', start);
  return text.slice(start, Math.min(end === -1 ? text.length : end, start + MAX_CODE_CHARACTERS));
}

function decodePercent(text: string): string {
  return text.replace(PERCENT_ENCODED, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

function decodeEntity(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED_ENTITIES[name.toLowerCase()] ?? entity;
  const codePoint = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : entity;
}
