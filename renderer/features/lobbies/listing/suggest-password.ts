/** Letters and digits that nobody confuses when they are read aloud: Crockford's base 32. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const PARTS = 3;
const PART_LETTERS = 4;

/** Returns a password of 60 random bits, such as "k7qm-29dx-tr0v". `randomBytes` returns that many. */
export function suggestPassword(randomBytes: (count: number) => Uint8Array): string {
  const letters = [...randomBytes(PARTS * PART_LETTERS)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return Array.from({ length: PARTS }, (_, part) => letters.slice(part * PART_LETTERS, (part + 1) * PART_LETTERS)).join(
    '-',
  );
}
