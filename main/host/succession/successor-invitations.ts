import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { readStandbyInvitation } from '../../../shared/succession/standby-invitation.ts';

/** Returns the invitations to hosts that may take a lobby over, of their links and the lobby's secret. */
export function successorInvitations(links: readonly string[], secret: Uint8Array): string[] {
  return links
    .map((link) => readStandbyInvitation(link, secret))
    .filter((invitation) => invitation !== undefined)
    .map(formatInvitation);
}
