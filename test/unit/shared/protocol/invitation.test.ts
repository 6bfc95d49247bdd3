import { describe, expect, it } from 'vitest';
import {
  formatInvitation,
  INVITATION_LINK_PREFIX,
  parseInvitation,
  type Invitation,
} from '../../../../shared/protocol/invitation.ts';
import { createRandom } from '../../../support/signals.ts';

const INVITATION: Invitation = {
  addresses: [
    { host: 'voice.example.org', port: 7_777 },
    { host: '192.0.2.7', port: 65_535 },
    { host: '2001:db8::1', port: 1 },
  ],
  certificateSha256: Uint8Array.from({ length: 32 }, (_, index) => 255 - index),
  secret: Uint8Array.from({ length: 16 }, (_, index) => index * 3),
};
const LINK = formatInvitation(INVITATION);
const CODE = LINK.slice(INVITATION_LINK_PREFIX.length);

describe('invitation', () => {
  it('is read back as it was written', () => {
    expect(LINK).toMatch(/^earshot:\/\/join\/[A-Za-z0-9_-]+$/);
    expect(parseInvitation(LINK)).toEqual({ ok: true, value: INVITATION });
  });

  it.each([
    ['only its last part', CODE],
    ['surrounding white space', `  ${LINK}\n`],
    ['a line break, as mail programs insert', `${LINK.slice(0, 40)}\r\n  ${LINK.slice(40)}`],
    ['a trailing slash, as browsers add', `${LINK}/`],
    ['a scheme in capitals', LINK.replace('earshot://join/', 'EARSHOT://join/')],
  ])('is read with %s', (_, text) => {
    expect(parseInvitation(text)).toMatchObject({ ok: true, value: { addresses: INVITATION.addresses } });
  });

  it.each([
    ['an empty text', '', /empty/],
    ['only white space', ' \n ', /empty/],
    ['another link', 'https://example.org/join', /isn't an Earshot invitation/],
    ['half an invitation', LINK.slice(0, 50), /cut off/],
    ['a missing last character', LINK.slice(0, -1), /mistyped|cut off|isn't an/],
    ['a text that is far too long', 'a'.repeat(100_000), /too long/],
    ['no address', formatInvitation({ ...INVITATION, addresses: [] }), /cut off|no valid address/],
    [
      'a host name with a command in it',
      formatInvitation({ ...INVITATION, addresses: [{ host: '$(ls)', port: 1 }] }),
      /no valid address/,
    ],
    ['port 0', formatInvitation({ ...INVITATION, addresses: [{ host: '192.0.2.7', port: 0 }] }), /no valid address/],
  ])('is refused with a clear message: %s', (_, text, message) => {
    const parsed = parseInvitation(text);
    expect(parsed).toMatchObject({ ok: false, error: { code: 'bad-invitation' } });
    expect(!parsed.ok && parsed.error.message).toMatch(message);
  });

  it('has a separate failure for a different format version', () => {
    expect(parseInvitation(formatWithVersion(9))).toMatchObject({ ok: false, error: { code: 'invitation-version' } });
  });

  it('notices every single mistyped character', () => {
    const random = createRandom(7);
    for (let position = 0; position < CODE.length - 1; position++) {
      const replacement =
        'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'[Math.floor(random() * 62)] ?? 'A';
      if (replacement === CODE[position]) continue;
      expect(
        parseInvitation(CODE.slice(0, position) + replacement + CODE.slice(position + 1)).ok,
        `position ${position}`,
      ).toBe(false);
    }
  });

  it('never throws on what strangers paste', () => {
    const random = createRandom(11);
    for (let round = 0; round < 2_000; round++) {
      const text = Array.from({ length: Math.floor(random() * 200) }, () =>
        String.fromCharCode(Math.floor(random() * 256)),
      ).join('');
      expect(parseInvitation(text).ok).toBe(false);
    }
  });
});

/** The same invitation with another format version and a matching checksum. */
function formatWithVersion(version: number): string {
  const original = Uint8Array.from(atob(CODE.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
  const body = original.slice(0, -4);
  body[0] = version;
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([body, checksum]).toString('base64url');
}
