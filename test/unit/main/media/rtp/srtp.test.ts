import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseRtpHeader, createRtpHeader, writeRtpHeader } from '../../../../../main/media/rtp/rtp.ts';
import {
  deriveSrtpSessionKeys,
  SRTP_AEAD_AES_128_GCM,
  SRTP_AES128_CM_HMAC_SHA1_80,
  srtpKeyLengths,
  type SrtpProfile,
  type SrtpSessionKeys,
} from '../../../../../main/media/rtp/srtp-keys.ts';
import { SrtpReceiver, SrtpSender, srtpTagBytes } from '../../../../../main/media/rtp/srtp.ts';
import { fuzz, hex } from '../../../../support/fuzz.ts';

const PROFILES = [
  ['AEAD_AES_128_GCM', SRTP_AEAD_AES_128_GCM],
  ['AES128_CM_HMAC_SHA1_80', SRTP_AES128_CM_HMAC_SHA1_80],
] as const;

function keysOf(profile: SrtpProfile): SrtpSessionKeys {
  const { keyBytes, saltBytes } = srtpKeyLengths(profile);
  return deriveSrtpSessionKeys(profile, { key: Buffer.alloc(keyBytes, 7), salt: Buffer.alloc(saltBytes, 9) }, 'rtp');
}

/** A packet with `text` as payload, before protection. */
function plainPacket(keys: SrtpSessionKeys, sequence: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const packet = Buffer.alloc(12 + payload.length + srtpTagBytes(keys));
  writeRtpHeader(packet, 111, false, sequence, sequence * 960, 0xcafebabe);
  payload.copy(packet, 12);
  return packet;
}

function protectedPacket(
  sender: SrtpSender,
  keys: SrtpSessionKeys,
  sequence: number,
  text = `packet ${sequence}`,
): Buffer {
  const packet = plainPacket(keys, sequence, text);
  sender.protect(packet, 12);
  return packet;
}

describe('SRTP', () => {
  it('encrypts and decrypts the packet of RFC 7714, section 16.1', () => {
    const keys = {
      profile: SRTP_AEAD_AES_128_GCM,
      cipherKey: createSecretKey(hex('000102030405060708090a0b0c0d0e0f')),
      authenticationKey: undefined,
      salt: hex('517569642070726f2071756f'),
    } as const;
    const plain = hex(
      '8040f17b 8041f8d3 5501a0b2 47616c6c 69612065 7374206f 6d6e6973 20646976 69736120 696e2070 61727465 73207472 6573',
    );
    const expected =
      hex(`8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f 42a5f47a 51c7d19b 36de3adf
      8833899d 7f27beb1 6a9152cf 765ee439 0cce`);
    const packet = Buffer.concat([plain, Buffer.alloc(16)]);

    new SrtpSender(keys).protect(packet, 12);

    expect(packet).toEqual(expected);
    expect(new SrtpReceiver(keys).unprotect(expected, 12)).toEqual(plain.subarray(12));
  });

  it('encrypts and decrypts the packet of libsrtp’s validation for AES-CM and HMAC-SHA1', () => {
    const master = { key: hex('e1f97a0d3e018be0d64fa32c06de4139'), salt: hex('0ec675ad498afeebb6960b3aabe6') };
    const keys = deriveSrtpSessionKeys(SRTP_AES128_CM_HMAC_SHA1_80, master, 'rtp');
    const expected = hex('800f1234 decafbad cafebabe 4e55dc4c e79978d8 8ca4d215 949d2402 b78d6acc 99ea179b 8dbb');
    const packet = Buffer.concat([hex('800f1234 decafbad cafebabe'), Buffer.alloc(16, 0xab), Buffer.alloc(10)]);

    new SrtpSender(keys).protect(packet, 12);

    expect(packet).toEqual(expected);
    expect(new SrtpReceiver(keys).unprotect(expected, 12)).toEqual(Buffer.alloc(16, 0xab));
  });

  describe.each(PROFILES)('%s', (_name, profile) => {
    const keys = keysOf(profile);

    it('decrypts a stream across two roll-overs with losses and reordering', () => {
      const sender = new SrtpSender(keys);
      const receiver = new SrtpReceiver(keys);
      let held: Buffer | undefined;
      for (let count = 65_000; count < 132_000; count++) {
        const packet = protectedPacket(sender, keys, count % 65_536, `${count}`);
        if (count % 10 === 3) continue;
        if (count % 1_000 === 5) held = packet;
        else expect(receiver.unprotect(packet, 12)?.toString()).toBe(`${count}`);
        if (count % 1_000 === 25) expect(receiver.unprotect(held!, 12)?.toString()).toBe(`${count - 20}`);
      }
    });

    it('works after 300 lost packets across the wrap', () => {
      const sender = new SrtpSender(keys);
      const receiver = new SrtpReceiver(keys);
      for (let count = 65_000; count < 65_400; count++) receiver.unprotect(protectedPacket(sender, keys, count), 12);
      for (let count = 65_400; count < 65_700; count++) protectedPacket(sender, keys, count % 65_536);

      expect(receiver.unprotect(protectedPacket(sender, keys, 164, 'still here'), 12)?.toString()).toBe('still here');
    });

    it('accepts each packet once', () => {
      const receiver = new SrtpReceiver(keys);
      const packet = protectedPacket(new SrtpSender(keys), keys, 5);

      expect(receiver.unprotect(packet, 12)).toBeDefined();
      expect(receiver.unprotect(packet, 12)).toBeUndefined();
      expect(receiver.failure).toBe('rtp-replayed');
    });

    it('detects every changed byte, and continues afterwards', () => {
      const receiver = new SrtpReceiver(keys);
      const packet = protectedPacket(new SrtpSender(keys), keys, 5, 'voice');
      for (let position = 0; position < packet.length; position++) {
        const changed = Buffer.from(packet);
        changed[position]! ^= 0x10;
        expect(receiver.unprotect(changed, 12), `byte ${position}`).toBeUndefined();
      }
      expect(receiver.unprotect(packet, 12)?.toString()).toBe('voice');
    });

    it('never throws on garbage', () => {
      const receiver = new SrtpReceiver(keys);
      const header = createRtpHeader();
      fuzz(4, 3_000, [protectedPacket(new SrtpSender(keys), keys, 9)], (packet) => {
        if (parseRtpHeader(packet, header)) receiver.unprotect(packet, header.headerBytes);
      });
    });
  });
});
