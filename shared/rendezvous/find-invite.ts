import { formatInvitation } from '../protocol/invitation/invitation.ts';
import { parseInvitation } from '../protocol/invitation/parse-invitation.ts';
import { formatJoinCode, parseJoinCode } from './join-code.ts';

/** The longest text that is searched, UTF-16 code units. */
export const MAX_SEARCHED_LENGTH = 65_536;

/** A way into a lobby that was found in a text: an invitation's link, or a code to read aloud. */
export interface FoundInvite {
  readonly kind: 'invitation' | 'code';
  readonly text: string;
}

/** A code as the app writes it: `K7Q-29MDX`. */
const WRITTEN_CODE = /^[0-9A-Z]{3}[-\u2010-\u2015\u2212][0-9A-Z]{5}$/;
/** The same as people write it. Without a digit, it may be two words. */
const TYPED_CODE = /^(?=.*\d)[0-9a-z]{3}[-\u2010-\u2015\u2212][0-9a-z]{5}$/i;

/**
 * Finds the invitation in a text that nobody has said to be one, such as the clipboard's, or the code that is all of
 * it. Undefined if there is none: a word of eight letters may be a password, so codes need their hyphen.
 */
export function findInvite(text: string): FoundInvite | undefined {
  if (text.length > MAX_SEARCHED_LENGTH) return undefined;
  const trimmed = text.trim();
  if (WRITTEN_CODE.test(trimmed) || TYPED_CODE.test(trimmed)) {
    const code = parseJoinCode(trimmed);
    return code === undefined ? undefined : { kind: 'code', text: formatJoinCode(code) };
  }
  const invitation = parseInvitation(text);
  return invitation.ok ? { kind: 'invitation', text: formatInvitation(invitation.value) } : undefined;
}
