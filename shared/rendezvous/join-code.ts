/** Crockford's base 32: no I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SEPARATORS = /[\s.,_\u002d\u00ad\u2010-\u2015\u2212/:]/g;
const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;
const PREFIX_LENGTH = 3;
const PASSWORD_LENGTH = 5;

/** A code to read aloud, such as `K7Q-29MDX`. */
export interface JoinCode {
  /** Finds the lobby; its rendezvous assigns it. */
  readonly prefix: string;
  /** Known to the host and its guests only. 25 bits. */
  readonly password: string;
}

/**
 * Reads a code as people type it: small letters, blanks, hyphens and full stops do not matter, O is 0, I and L are 1.
 * Undefined if it is none.
 */
export function parseJoinCode(input: string): JoinCode | undefined {
  if (input.length > 64) return undefined;
  const symbols = input
    .normalize('NFKC')
    .replace(SEPARATORS, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (!CODE.test(symbols)) return undefined;
  return { prefix: symbols.slice(0, PREFIX_LENGTH), password: symbols.slice(PREFIX_LENGTH) };
}

export function formatJoinCode({ prefix, password }: JoinCode): string {
  return `${prefix}-${password}`;
}

/** Returns the password of a code for random bytes, of which it uses five. */
export function codePasswordOf(random: Uint8Array): string {
  return Array.from(random.subarray(0, PASSWORD_LENGTH), (byte) => ALPHABET.charAt(byte & 31)).join('');
}
