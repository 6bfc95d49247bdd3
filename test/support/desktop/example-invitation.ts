import { formatInvitation, type Invitation } from '../../../shared/protocol/invitation/invitation.ts';

/** A valid invitation to nowhere, and its link. */
export const PARSED_INVITATION: Invitation = {
  addresses: [{ host: '127.0.0.1', port: 7777 }],
  secret: new Uint8Array(16).fill(7),
  certificateSha256: new Uint8Array(32).fill(9),
  rendezvous: '',
};
export const EXAMPLE_INVITATION = formatInvitation(PARSED_INVITATION);
