import { describe, expect, it } from 'vitest';
import {
  deriveSrtpKey,
  deriveSrtpSessionKeys,
  SRTP_AEAD_AES_128_GCM,
  SRTP_AES128_CM_HMAC_SHA1_80,
} from '../../../../../main/media/rtp/srtp-keys.ts';
import { hex } from '../../../../support/fuzz.ts';

describe('SRTP key derivation', () => {
  // RFC 3711, appendix B.3.
  const master = { key: hex('E1F97A0D3E018BE0D64FA32C06DE4139'), salt: hex('0EC675AD498AFEEBB6960B3AABE6') };

  it('derives the keys of RFC 3711', () => {
    expect(deriveSrtpKey(master, 0, 16)).toEqual(hex('C61E7A93744F39EE10734AFE3FF7A087'));
    expect(deriveSrtpKey(master, 2, 14)).toEqual(hex('30CBBC08863D8C85D49DB34A9AE1'));
    expect(deriveSrtpKey(master, 1, 94).subarray(0, 32)).toEqual(
      hex('CEBE321F6FF7716B6FD4AB49AF256A156D38BAA48F0A0ACF3C34E2359E6CDBCE'),
    );
  });

  it('derives different keys for SRTP and SRTCP, and an authentication key only if needed', () => {
    const rtp = deriveSrtpSessionKeys(SRTP_AES128_CM_HMAC_SHA1_80, master, 'rtp');
    const rtcp = deriveSrtpSessionKeys(SRTP_AES128_CM_HMAC_SHA1_80, master, 'rtcp');
    const gcm = deriveSrtpSessionKeys(
      SRTP_AEAD_AES_128_GCM,
      { key: master.key, salt: master.salt.subarray(0, 12) },
      'rtp',
    );

    expect(rtp.cipherKey.export()).toEqual(hex('C61E7A93744F39EE10734AFE3FF7A087'));
    expect(rtcp.cipherKey.equals(rtp.cipherKey)).toBe(false);
    expect(rtp.authenticationKey?.symmetricKeySize).toBe(20);
    expect(rtp.salt).toHaveLength(14);
    expect(gcm.authenticationKey).toBeUndefined();
    expect(gcm.salt).toHaveLength(12);
  });
});
