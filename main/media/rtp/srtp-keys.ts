import { createCipheriv, createSecretKey, type KeyObject } from 'node:crypto';

/** DTLS-SRTP protection profiles (RFC 5764 section 4.1.2, RFC 7714 section 14.2), in order of preference. */
export const SRTP_AEAD_AES_128_GCM = 0x0007;
export const SRTP_AES128_CM_HMAC_SHA1_80 = 0x0001;
export const SRTP_PROFILES = [SRTP_AEAD_AES_128_GCM, SRTP_AES128_CM_HMAC_SHA1_80] as const;
export type SrtpProfile = (typeof SRTP_PROFILES)[number];

/** The key and salt that DTLS exports for one direction. */
export interface SrtpMasterKey {
  readonly key: Buffer;
  readonly salt: Buffer;
}

/** Keys of one direction of either SRTP or SRTCP. KeyObjects, because Node takes 4 to 5 times longer with raw keys. */
export interface SrtpSessionKeys {
  readonly profile: SrtpProfile;
  readonly cipherKey: KeyObject;
  /** Only for AES_CM_HMAC_SHA1_80; undefined for GCM. */
  readonly authenticationKey: KeyObject | undefined;
  /** 12 bytes (GCM) or 14 (counter mode). */
  readonly salt: Buffer;
}

const MASTER_KEY_BYTES = 16;
const AUTHENTICATION_KEY_BYTES = 20;

/** Returns the bytes of master key and master salt that a profile takes from the DTLS exporter. */
export function srtpKeyLengths(profile: SrtpProfile): { readonly keyBytes: number; readonly saltBytes: number } {
  return { keyBytes: MASTER_KEY_BYTES, saltBytes: profile === SRTP_AEAD_AES_128_GCM ? 12 : 14 };
}

/**
 * Derives the session keys of SRTP (`rtp`) or SRTCP (`rtcp`) from a master key: RFC 3711 section 4.3, labels 0-2 and
 * 3-5.
 */
export function deriveSrtpSessionKeys(
  profile: SrtpProfile,
  master: SrtpMasterKey,
  kind: 'rtp' | 'rtcp',
): SrtpSessionKeys {
  const firstLabel = kind === 'rtp' ? 0 : 3;
  const { saltBytes } = srtpKeyLengths(profile);
  const needsAuthenticationKey = profile === SRTP_AES128_CM_HMAC_SHA1_80;
  return {
    profile,
    cipherKey: createSecretKey(deriveSrtpKey(master, firstLabel, MASTER_KEY_BYTES)),
    authenticationKey: needsAuthenticationKey
      ? createSecretKey(deriveSrtpKey(master, firstLabel + 1, AUTHENTICATION_KEY_BYTES))
      : undefined,
    salt: deriveSrtpKey(master, firstLabel + 2, saltBytes),
  };
}

/** Derives keys by AES-CM with key derivation rate 0 (RFC 3711, section 4.3.3). A 12-byte salt is padded at its end. */
export function deriveSrtpKey(master: SrtpMasterKey, label: number, bytes: number): Buffer {
  const counter = Buffer.alloc(16);
  master.salt.copy(counter, 0, 0, 14);
  counter[7] = (counter[7] ?? 0) ^ label;
  return createCipheriv('aes-128-ctr', master.key, counter).update(Buffer.alloc(bytes));
}
