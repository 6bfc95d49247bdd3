/** Letters of a proquint (A. Wilkerson, arXiv:0901.4016), which can be read aloud in most languages. */
const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aiou';

/** 80 bits of an identity: nobody can make a key that begins with those of another. */
const WORDS = 5;

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Returns the words by which two people compare an identity aloud, such as "lusab babad gutih tugad volim". Returns ''
 * for '', which is no identity.
 */
export function checkWords(identity: string): string {
  if (identity === '') return '';
  let bits = 0n;
  for (const letter of identity) bits = bits * 64n + BigInt(Math.max(0, BASE64URL.indexOf(letter)));
  // 22 letters have 132 bits, of which the last four are filling.
  bits >>= 4n;
  return Array.from({ length: WORDS }, (_, index) =>
    proquint(Number((bits >> BigInt(112 - 16 * index)) & 0xffffn)),
  ).join(' ');
}

function proquint(value: number): string {
  const consonant = (shift: number): string => CONSONANTS[(value >> shift) & 15] ?? '';
  const vowel = (shift: number): string => VOWELS[(value >> shift) & 3] ?? '';
  return consonant(12) + vowel(10) + consonant(6) + vowel(4) + consonant(0);
}
