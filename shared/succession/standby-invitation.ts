import { toSextets } from '../protocol/invitation/invitation-code.ts';
import {
  formatInvitation,
  INVITATION_LINK_PREFIX,
  readInvitationCode,
  type Invitation,
} from '../protocol/invitation/invitation.ts';

const SECRET_BYTES = 16;

/** Returns the link of a standby host as a succession has it: without the lobby's secret. */
export function formatStandbyInvitation(invitation: Omit<Invitation, 'secret'>): string {
  return formatInvitation({ ...invitation, secret: new Uint8Array(SECRET_BYTES) });
}

/** Reads the link of a standby host, and puts in the lobby's secret; undefined if the link is damaged. */
export function readStandbyInvitation(link: string, secret: Uint8Array): Invitation | undefined {
  const content = readInvitationCode(toSextets(link.slice(INVITATION_LINK_PREFIX.length)));
  return content?.kind === 'invitation' ? { ...content.invitation, secret } : undefined;
}
