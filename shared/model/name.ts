import { visibleText } from './visible-text.ts';

/** Longest name shown, in user-perceived characters. */
export const MAX_NAME_CHARACTERS = 32;

/** The longest accepted input, UTF-16 code units. */
export const MAX_NAME_INPUT_LENGTH = 256;

/** The longest name, UTF-16 code units: 32 flags, or 32 letters with three marks. */
const MAX_NAME_LENGTH = 128;

/**
 * Cleans a name that a person or a stranger's program gave: `visibleText`, white space folded, at most
 * `MAX_NAME_CHARACTERS`. Returns undefined when nothing visible is left or the input is too long.
 */
export function parseParticipantName(input: string): string | undefined {
  if (input.length > MAX_NAME_INPUT_LENGTH) return undefined;
  const shortened = shorten(visibleText(input).replace(/\s+/gu, ' ').trim()).trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(shortened) ? shortened : undefined;
}

/** Text of which each code unit is a user-perceived character. */
const PLAIN_TEXT = /^[ -~]*$/;

/** Cuts between two user-perceived characters. */
function shorten(text: string): string {
  // The first segmenter of a window takes 50 ms to create, and most names do not need it.
  if (PLAIN_TEXT.test(text)) return text.slice(0, MAX_NAME_CHARACTERS);
  let shortened = '';
  let characters = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    characters += 1;
    if (characters > MAX_NAME_CHARACTERS || shortened.length + segment.length > MAX_NAME_LENGTH) break;
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
