import { describe, expect, it } from 'vitest';
import { toSextets } from '../../../../shared/protocol/invitation-code.ts';
import {
  formatInvitation,
  INVITATION_LINK_PREFIX,
  readInvitationCode,
  shapeOfCode,
  type Invitation,
} from '../../../../shared/protocol/invitation.ts';

const INVITATION: Invitation = {
  addresses: [
    { host: 'voice.example.org', port: 7_777 },
    { host: '2001:db8::1', port: 1 },
  ],
  certificateSha256: Uint8Array.from({ length: 32 }, (_, index) => 255 - index),
  secret: Uint8Array.from({ length: 16 }, (_, index) => index * 3),
};
const LINK = formatInvitation(INVITATION);
const CODE = LINK.slice(INVITATION_LINK_PREFIX.length);

describe('invitation', () => {
  it('is read back as it was written, whatever follows it', () => {
    expect(LINK).toMatch(/^earshot:\/\/join\/[A-Za-z0-9_-]+$/);
    for (const code of [CODE, `${CODE}x`, `${CODE}-and-more`])
      expect(readInvitationCode(toSextets(code))).toEqual({ kind: 'invitation', invitation: INVITATION });
  });

  it('needs its CRC-32', () => {
    expect(readInvitationCode(toSextets(CODE.slice(0, -1)))).toBeUndefined();
    expect(readInvitationCode(toSextets(CODE.replace('AQ', 'AR')))).toBeUndefined();
  });

  it('shows by its shape whether it is whole', () => {
    expect(shapeOfCode(toSextets(CODE))).toEqual({ hasAddress: true, isCutOff: false });
    for (const end of [-1, -3, -10, -20])
      expect(shapeOfCode(toSextets(CODE.slice(0, end)))).toEqual({ hasAddress: true, isCutOff: true });
    for (const end of [0, 10, 60, 70, 80])
      expect(shapeOfCode(toSextets(CODE.slice(0, end)))).toEqual({ hasAddress: false, isCutOff: true });
    expect(shapeOfCode(toSextets('x'.repeat(100)))).toEqual({ hasAddress: false, isCutOff: false });
  });
});
