/** A code has 8 characters, and people write it with a dash, spaces or dots between them. */
const CODE_LIKE = /^[A-Za-z0-9](?:[\s._-]{0,3}[A-Za-z0-9]){3,11}$/;

/**
 * Returns whether somebody meant `text` as a code to read aloud, not as an invitation, which has over 80 characters.
 * Whether it is one is decided where it is looked up.
 */
export function isCodeLike(text: string): boolean {
  return CODE_LIKE.test(text.trim().replace(/[\u2010-\u2015]/gu, '-'));
}
