/** Crockford's base 32: no I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SEPARATORS = /[\s.,_\u002d\u00ad\u2010-\u2015\u2212/:]/g;
const SYMBOLS = /^[0-9A-HJKMNP-TV-Z]*$/;
/** UTF-16 code units. */
const MAX_INPUT_LENGTH = 64;

/**
 * Reads `count` symbols of base 32 as people type them: small letters, blanks, hyphens and full stops do not matter, O
 * is 0, I and L are 1. Returns undefined if they are not so many symbols.
 */
export function readTypedSymbols(input: string, count: number): string | undefined {
  if (input.length > MAX_INPUT_LENGTH) return undefined;
  const symbols = input
    .normalize('NFKC')
    .replace(SEPARATORS, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return symbols.length === count && SYMBOLS.test(symbols) ? symbols : undefined;
}

/** Returns one symbol for each random byte. */
export function symbolsOf(random: Uint8Array): string {
  return Array.from(random, (byte) => ALPHABET.charAt(byte & 31)).join('');
}
