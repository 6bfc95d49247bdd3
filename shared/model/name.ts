/** Longest name shown, in user-perceived characters. */
export const MAX_NAME_CHARACTERS = 32;

/** The longest accepted input, UTF-16 code units. */
export const MAX_NAME_INPUT_LENGTH = 256;

// Bidirectional overrides, zero-width marks and the like are invisible but change how a name looks. Hangul fillers and
// the Braille blank count as letters and symbols but show nothing.
const INVISIBLE = /[\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/gu;

// Control characters, lone surrogates, private use, line and paragraph separators.
const UNWANTED = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * Cleans a name that a person or a stranger's program gave: NFC, without control and direction characters, white space
 * folded, at most `MAX_NAME_CHARACTERS`. Returns undefined when nothing visible is left or the input is too long.
 */
export function parseParticipantName(input: string): string | undefined {
  if (input.length > MAX_NAME_INPUT_LENGTH) return undefined;
  const cleaned = input.normalize('NFC').replace(INVISIBLE, '').replace(UNWANTED, ' ').replace(/\s+/gu, ' ').trim();
  const shortened = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(cleaned)]
    .slice(0, MAX_NAME_CHARACTERS)
    .map((part) => part.segment)
    .join('')
    .trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(shortened) ? shortened : undefined;
}

/** Makes `name` unique among `taken` by appending a number: "Robin", "Robin 2", "Robin 3". */
export function withUniqueSuffix(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) {
    const candidate = `${name} ${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
