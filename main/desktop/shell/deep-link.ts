import { INVITATION_LINK_PREFIX, parseInvitation, type Invitation } from '../../../shared/protocol/invitation.ts';

export const LINK_SCHEME = 'earshot';

// Case matters only in the code: browsers write schemes in lower case, and some systems add a trailing slash.
const LINK = /^earshot:\/\/join\/([A-Za-z0-9_-]{1,2000})\/?$/i;

/**
 * Returns the invitation in a link that any web page may have made the system open, or undefined. Accepts
 * `earshot://join/CODE` and nothing around it.
 */
export function parseDeepLink(text: string): Invitation | undefined {
  const code = LINK.exec(text)?.[1];
  if (code === undefined) return undefined;
  const parsed = parseInvitation(INVITATION_LINK_PREFIX + code);
  return parsed.ok ? parsed.value : undefined;
}

/**
 * Returns the invitation among a program's arguments, which is how Windows and Linux pass links. The last one counts.
 */
export function findDeepLink(programArguments: readonly string[]): Invitation | undefined {
  for (const argument of programArguments.toReversed()) {
    const invitation = parseDeepLink(argument);
    if (invitation !== undefined) return invitation;
  }
  return undefined;
}
