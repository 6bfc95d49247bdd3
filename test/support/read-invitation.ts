import type { Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../shared/protocol/invitation/parse-invitation.ts';

/** Parses an invitation written by a host. Throws if it cannot be read. */
export function readInvitation(text: string): Invitation {
  const parsed = parseInvitation(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}
