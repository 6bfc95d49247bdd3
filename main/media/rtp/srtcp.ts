import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { invariant } from '../../../shared/invariant.ts';
import { ReplayWindow } from '../replay-window.ts';
import { MAX_SOURCES } from './rtp-sources.ts';
import { SRTP_AEAD_AES_128_GCM, type SrtpSessionKeys } from './srtp-keys.ts';

/**
 * SRTCP (RFC 3711 section 3.4, RFC 7714 section 9): a few packets a second, so clarity matters more than allocation.
 */

const CLEAR_HEADER_BYTES = 8;
const INDEX_BYTES = 4;
const GCM_TAG_BYTES = 16;
const HMAC_TAG_BYTES = 10;
const ENCRYPTED_FLAG = 0x80000000;

/** A peer reports from the SSRC of its sound, which may change; some libraries also from SSRCs of their own. */
const MAX_REPORTING_SOURCES = MAX_SOURCES + 4;

/** Protects outgoing compound RTCP packets of one SSRC. */
export class SrtcpSender {
  readonly #keys: SrtpSessionKeys;
  #index = 0;

  constructor(keys: SrtpSessionKeys) {
    this.#keys = keys;
  }

  /** Protects a compound packet. */
  protect(packet: Buffer): Buffer {
    const trailer = Buffer.alloc(INDEX_BYTES);
    trailer.writeUInt32BE((this.#index | ENCRYPTED_FLAG) >>> 0);
    const header = packet.subarray(0, CLEAR_HEADER_BYTES);
    const plaintext = packet.subarray(CLEAR_HEADER_BYTES);
    const iv = srtcpInitialVector(this.#keys, packet.readUInt32BE(4), this.#index);
    this.#index = (this.#index + 1) & 0x7fffffff;
    if (this.#keys.profile === SRTP_AEAD_AES_128_GCM) {
      const cipher = createCipheriv('aes-128-gcm', this.#keys.cipherKey, iv);
      cipher.setAAD(Buffer.concat([header, trailer]));
      const encrypted = cipher.update(plaintext);
      cipher.final();
      return Buffer.concat([header, encrypted, cipher.getAuthTag(), trailer]);
    }
    const encrypted = createCipheriv('aes-128-ctr', this.#keys.cipherKey, iv).update(plaintext);
    const body = Buffer.concat([header, encrypted, trailer]);
    return Buffer.concat([body, hmac(this.#keys.authenticationKey, body).subarray(0, HMAC_TAG_BYTES)]);
  }
}

export type SrtcpFailure = 'rtcp-malformed' | 'rtcp-replayed' | 'rtcp-unauthentic';

/** Decrypts incoming protected RTCP packets. */
export class SrtcpReceiver {
  readonly #keys: SrtpSessionKeys;
  readonly #replayBySource = new Map<number, ReplayWindow>();
  /** Why the last `unprotect` failed. */
  failure: SrtcpFailure = 'rtcp-malformed';

  constructor(keys: SrtpSessionKeys) {
    this.#keys = keys;
  }

  /**
   * Decrypts a protected packet into a compound packet, or returns undefined with `failure` set. Refuses unencrypted
   * packets.
   */
  unprotect(packet: Buffer): Buffer | undefined {
    const isGcm = this.#keys.profile === SRTP_AEAD_AES_128_GCM;
    const trailerOffset = packet.length - INDEX_BYTES - (isGcm ? 0 : HMAC_TAG_BYTES);
    const end = isGcm ? trailerOffset - GCM_TAG_BYTES : trailerOffset;
    if (end < CLEAR_HEADER_BYTES) return this.#fail('rtcp-malformed');
    const trailer = packet.readUInt32BE(trailerOffset);
    if ((trailer & ENCRYPTED_FLAG) === 0) return this.#fail('rtcp-malformed');
    const index = trailer & 0x7fffffff;
    const source = packet.readUInt32BE(4);
    const replay = this.#replayBySource.get(source);
    if (replay === undefined ? this.#replayBySource.size >= MAX_REPORTING_SOURCES : !replay.isFresh(index))
      return this.#fail('rtcp-replayed');
    const iv = srtcpInitialVector(this.#keys, source, index);
    const plaintext = isGcm
      ? this.#openGcm(packet, trailerOffset, end, iv)
      : this.#openCounterMode(packet, trailerOffset, iv);
    if (plaintext === undefined) return this.#fail('rtcp-unauthentic');
    const accepted = replay ?? new ReplayWindow();
    this.#replayBySource.set(source, accepted);
    accepted.accept(index);
    return Buffer.concat([packet.subarray(0, CLEAR_HEADER_BYTES), plaintext]);
  }

  #openGcm(packet: Buffer, trailerOffset: number, end: number, iv: Buffer): Buffer | undefined {
    const decipher = createDecipheriv('aes-128-gcm', this.#keys.cipherKey, iv);
    decipher.setAAD(Buffer.concat([packet.subarray(0, CLEAR_HEADER_BYTES), packet.subarray(trailerOffset)]));
    decipher.setAuthTag(packet.subarray(end, trailerOffset));
    const plaintext = decipher.update(packet.subarray(CLEAR_HEADER_BYTES, end));
    try {
      decipher.final();
      return plaintext;
    } catch {
      return undefined;
    }
  }

  #openCounterMode(packet: Buffer, trailerOffset: number, iv: Buffer): Buffer | undefined {
    const authenticated = packet.subarray(0, trailerOffset + INDEX_BYTES);
    const expected = hmac(this.#keys.authenticationKey, authenticated).subarray(0, HMAC_TAG_BYTES);
    if (!timingSafeEqual(expected, packet.subarray(trailerOffset + INDEX_BYTES))) return undefined;
    return createDecipheriv('aes-128-ctr', this.#keys.cipherKey, iv).update(
      packet.subarray(CLEAR_HEADER_BYTES, trailerOffset),
    );
  }

  #fail(failure: SrtcpFailure): undefined {
    this.failure = failure;
    return undefined;
  }
}

/**
 * Returns the initial vector, as in SRTP but with the explicit 31-bit index (RFC 7714 section 9.1, RFC 3711 section
 * 4.1.1).
 */
function srtcpInitialVector(keys: SrtpSessionKeys, ssrc: number, index: number): Buffer {
  const isGcm = keys.profile === SRTP_AEAD_AES_128_GCM;
  const iv = Buffer.alloc(isGcm ? 12 : 16);
  iv.writeUInt32BE(ssrc, isGcm ? 2 : 4);
  iv.writeUInt32BE(index, isGcm ? 8 : 10);
  keys.salt.forEach((byte, offset) => (iv[offset] = (iv[offset] ?? 0) ^ byte));
  return iv;
}

function hmac(key: KeyObject | undefined, body: Buffer): Buffer {
  invariant(key !== undefined, 'counter mode has an authentication key');
  return createHmac('sha1', key).update(body).digest();
}
