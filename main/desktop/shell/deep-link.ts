import type { Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation, type InvitationFailureCode } from '../../../shared/protocol/invitation/parse-invitation.ts';
import type { Result } from '../../../shared/result.ts';

export const LINK_SCHEME = 'earshot';

/** Quotes and invisible characters may precede the scheme. */
const LINK_BEGINNING = /^[^\p{L}\p{N}-]*earshot:/iu;

/** An invitation that the system passed to the program, or why it has none. */
export type OpenedLink = Result<Invitation, InvitationFailureCode>;

/**
 * Reads a link that any web page may have made the system open; undefined if it is no link of Earshot. Only the
 * invitation in it counts, whatever surrounds it.
 */
export function parseDeepLink(text: string): OpenedLink | undefined {
  return LINK_BEGINNING.test(text) ? parseInvitation(text) : undefined;
}

/** Reads the link among a program's arguments, which is how Windows and Linux pass links. The last one counts. */
export function findDeepLink(programArguments: readonly string[]): OpenedLink | undefined {
  for (const argument of programArguments.toReversed()) {
    const link = parseDeepLink(argument);
    if (link !== undefined) return link;
  }
  return undefined;
}
