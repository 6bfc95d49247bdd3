import { describe, expect, it } from 'vitest';
import { crc32, toSextets } from '../../../../../shared/protocol/invitation/invitation-code.ts';
import {
  formatInvitation,
  INVITATION_LINK_PREFIX,
  readInvitationCode,
  shapeOfCode,
  webLinkOf,
  type Invitation,
} from '../../../../../shared/protocol/invitation/invitation.ts';

const INVITATION: Invitation = {
  addresses: [
    { host: 'voice.example.org', port: 7_777 },
    { host: '2001:db8::1', port: 1 },
  ],
  certificateSha256: Uint8Array.from({ length: 32 }, (_, index) => 255 - index),
  secret: Uint8Array.from({ length: 16 }, (_, index) => index * 3),
  rendezvous: '',
};
const LINK = formatInvitation(INVITATION);
const CODE = LINK.slice(INVITATION_LINK_PREFIX.length);

const WITH_RENDEZVOUS = { ...INVITATION, rendezvous: 'meet.example.org:8443/earshot' };
const WEB_CODE = formatInvitation(WITH_RENDEZVOUS).slice(INVITATION_LINK_PREFIX.length);

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

  it('has version 2 only with a rendezvous', () => {
    expect(Buffer.from(CODE, 'base64url')[0]).toBe(1);
    expect(Buffer.from(WEB_CODE, 'base64url')[0]).toBe(2);
    for (const code of [WEB_CODE, `${WEB_CODE}x`])
      expect(readInvitationCode(toSextets(code))).toEqual({ kind: 'invitation', invitation: WITH_RENDEZVOUS });
  });

  it('needs no address with a rendezvous', () => {
    const invitation = { ...WITH_RENDEZVOUS, addresses: [] };
    const code = formatInvitation(invitation).slice(INVITATION_LINK_PREFIX.length);
    expect(readInvitationCode(toSextets(code))).toEqual({ kind: 'invitation', invitation });
  });

  it('shows by its shape in version 2 whether it is whole', () => {
    expect(shapeOfCode(toSextets(WEB_CODE))).toEqual({ hasAddress: true, isCutOff: false });
    for (const end of [-1, -3, -10, -20, -30])
      expect(shapeOfCode(toSextets(WEB_CODE.slice(0, end)))).toEqual({ hasAddress: true, isCutOff: true });
    expect(shapeOfCode(toSextets(WEB_CODE.slice(0, 75)))).toEqual({ hasAddress: false, isCutOff: true });
  });

  it('ignores fields of later versions, and a second rendezvous', () => {
    const code = withFields([9, 3, 1, 2, 3], [1, 3, 104, 0, 7], [2, 1, 109], [200, 0], [2, 1, 110]);
    expect(readInvitationCode(toSextets(code))).toMatchObject({
      invitation: { addresses: [{ host: 'h', port: 7 }], rendezvous: 'm' },
    });
  });

  it.each([
    ['an address without a host', [1, 2, 0, 7]],
    ['an address without a port', [1, 1, 104]],
    ['an address that ends early', [1, 9, 104, 0, 7]],
    ['a rendezvous with a blank', [2, 3, 109, 32, 109]],
    ['a field without its length', [2]],
    ['only a field of a later version', [9, 1, 1]],
  ])('refuses %s', (_, field) => {
    expect(readInvitationCode(toSextets(withFields(field)))).toEqual({ kind: 'no-address' });
  });

  it('has a link for browsers with the code behind #', () => {
    expect(webLinkOf('https://page.example/join', LINK)).toBe(`https://page.example/join/#${CODE}`);
    expect(webLinkOf('https://page.example/', LINK)).toBe(`https://page.example/#${CODE}`);
  });
});

/** The code of version 2 with these fields. */
function withFields(...fields: readonly (readonly number[])[]): string {
  const body = Buffer.from([2, ...INVITATION.secret, ...INVITATION.certificateSha256, ...fields.flat()]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([body, checksum]).toString('base64url');
}
