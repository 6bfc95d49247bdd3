import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MAX_SOURCES } from '../../../../../main/media/rtp/rtp-sources.ts';
import { SrtcpReceiver, SrtcpSender } from '../../../../../main/media/rtp/srtcp.ts';
import {
  deriveSrtpSessionKeys,
  SRTP_AEAD_AES_128_GCM,
  SRTP_AES128_CM_HMAC_SHA1_80,
  srtpKeyLengths,
  type SrtpProfile,
} from '../../../../../main/media/rtp/srtp-keys.ts';
import { fuzz, hex } from '../../../../support/fuzz.ts';

function keysOf(profile: SrtpProfile) {
  const { keyBytes, saltBytes } = srtpKeyLengths(profile);
  return deriveSrtpSessionKeys(profile, { key: Buffer.alloc(keyBytes, 1), salt: Buffer.alloc(saltBytes, 2) }, 'rtcp');
}

const REPORT = hex(
  '81c8000d 4d617273 4e545031 4e545032 52545020 0000042a 0000e930 4c756e61 deadbeef deadbeef deadbeef deadbeef deadbeef',
);

describe('SRTCP', () => {
  it('decrypts and creates the packet of RFC 7714, section 17.1', () => {
    const keys = {
      profile: SRTP_AEAD_AES_128_GCM,
      cipherKey: createSecretKey(hex('000102030405060708090a0b0c0d0e0f')),
      authenticationKey: undefined,
      salt: hex('517569642070726f2071756f'),
    } as const;
    const expected =
      hex(`81c8000d 4d617273 63e94885 dcdab67c a727d766 2f6b7e99 7ff5c0f7 6c06f32d c676a5f1 730d6fda 4ce09b46 86303ded
      0bb9275b c84aa458 96cf4d2f c5abf872 45d9eade 800005d4`);

    expect(new SrtcpReceiver(keys).unprotect(expected)).toEqual(REPORT);
  });

  describe.each([
    ['AEAD_AES_128_GCM', SRTP_AEAD_AES_128_GCM],
    ['AES128_CM_HMAC_SHA1_80', SRTP_AES128_CM_HMAC_SHA1_80],
  ] as const)('%s', (_name, profile) => {
    const keys = keysOf(profile);

    it('decrypts what it protected, each packet once', () => {
      const sender = new SrtcpSender(keys);
      const receiver = new SrtcpReceiver(keys);
      const first = sender.protect(REPORT);
      const second = sender.protect(REPORT);

      expect(first).not.toEqual(second);
      expect(receiver.unprotect(second)).toEqual(REPORT);
      expect(receiver.unprotect(first)).toEqual(REPORT);
      expect(receiver.unprotect(first)).toBeUndefined();
      expect(receiver.failure).toBe('rtcp-replayed');
    });

    it('decrypts the reports of every SSRC whose sound is followed, and remembers no more than a few others', () => {
      const receiver = new SrtcpReceiver(keys);
      const isRead = (ssrc: number): boolean => {
        const report = Buffer.from(REPORT);
        report.writeUInt32BE(ssrc, 4);
        return receiver.unprotect(new SrtcpSender(keys).protect(report)) !== undefined;
      };
      const read = Array.from({ length: 100 }, (_, ssrc) => isRead(ssrc));
      expect(read.slice(0, MAX_SOURCES)).not.toContain(false);
      expect(read.filter(Boolean).length).toBeLessThan(2 * MAX_SOURCES);
    });

    it('detects every changed byte', () => {
      const receiver = new SrtcpReceiver(keys);
      const packet = new SrtcpSender(keys).protect(REPORT);
      for (let position = 0; position < packet.length; position++) {
        const changed = Buffer.from(packet);
        changed[position]! ^= 0x10;
        expect(receiver.unprotect(changed), `byte ${position}`).toBeUndefined();
      }
    });

    it('never throws on garbage', () => {
      const receiver = new SrtcpReceiver(keys);
      fuzz(5, 3_000, [new SrtcpSender(keys).protect(REPORT)], (packet) => receiver.unprotect(packet));
    });
  });
});
