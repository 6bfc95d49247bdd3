import { visibleText } from './visible-text.ts';

/** Longest name shown, in user-perceived characters. */
export const MAX_NAME_CHARACTERS = 32;

/** The longest accepted input, UTF-16 code units. */
export const MAX_NAME_INPUT_LENGTH = 256;

/** UTF-16 code units for each user-perceived character on average: a flag, or a letter with three marks. */
const MAX_CHARACTER_LENGTH = 4;

/**
 * Cleans a name that a person or a stranger's program gave: `visibleText`, white space folded, at most
 * `MAX_NAME_CHARACTERS`. Returns undefined when nothing visible is left or the input is too long.
 */
export function parseParticipantName(input: string): string | undefined {
  if (input.length > MAX_NAME_INPUT_LENGTH) return undefined;
  const name = cleanLine(input, MAX_NAME_CHARACTERS);
  return name === '' ? undefined : name;
}

/**
 * Cleans a line of text that a stranger's program gave: `visibleText`, white space folded, at most this many
 * user-perceived characters, each of them short enough to be one. Returns '' when nothing visible is left.
 */
export function cleanLine(input: string, maxCharacters: number): string {
  const shortened = shorten(visibleText(input).replace(/\s+/gu, ' ').trim(), maxCharacters).trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(shortened) ? shortened : '';
}

/** Text of which each code unit is a user-perceived character. */
const PLAIN_TEXT = /^[ -~]*$/;

/** Cuts between two user-perceived characters. */
function shorten(text: string, maxCharacters: number): string {
  // The first segmenter of a window takes 50 ms to create, and most names do not need it.
  if (PLAIN_TEXT.test(text)) return text.slice(0, maxCharacters);
  let shortened = '';
  let characters = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    characters += 1;
    if (characters > maxCharacters || shortened.length + segment.length > MAX_CHARACTER_LENGTH * maxCharacters) break;
    shortened += segment;
  }
  return shortened;
}

/** Makes `name` unique among `taken` by appending a number: "Robin", "Robin 2", "Robin 3". */
export function withUniqueSuffix(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) {
    const candidate = `${name} ${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Returns whether `name` is `chosen`, cleaned, with a number that made it unique. */
export function isNumbered(name: string, chosen: string): boolean {
  const clean = parseParticipantName(chosen);
  return clean !== undefined && name.startsWith(`${clean} `) && /^\d+$/.test(name.slice(clean.length + 1));
}
