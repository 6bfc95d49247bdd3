import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { invariant } from '../../../shared/invariant.ts';
import { estimatePacketIndex } from './packet-index.ts';
import { ReplayWindow } from '../replay-window.ts';
import { SRTP_AEAD_AES_128_GCM, type SrtpSessionKeys } from './srtp-keys.ts';

/** SRTP of one SSRC (RFC 3711, RFC 7714), without packet objects. */

const GCM_TAG_BYTES = 16;
const HMAC_TAG_BYTES = 10;
const SEQUENCE_MODULO = 65_536;

/** Returns the bytes that protection adds to a packet. */
export function srtpTagBytes(keys: SrtpSessionKeys): number {
  return keys.profile === SRTP_AEAD_AES_128_GCM ? GCM_TAG_BYTES : HMAC_TAG_BYTES;
}

/**
 * Protects outgoing packets of one SSRC. Sequence numbers must rise by one from packet to packet; 65,535 wraps to 0.
 */
export class SrtpSender {
  readonly #keys: SrtpSessionKeys;
  readonly #initialVector: InitialVector;
  readonly #rollOverBytes = Buffer.alloc(4);
  #highestIndex = -1;

  constructor(keys: SrtpSessionKeys) {
    this.#keys = keys;
    this.#initialVector = new InitialVector(keys);
  }

  /**
   * Encrypts in place: `packet` holds header, plaintext and room for the tag (`srtpTagBytes`) at its end. `headerBytes`
   * is the length of the RTP header with its extensions.
   */
  protect(packet: Buffer, headerBytes: number): void {
    const index = estimatePacketIndex(this.#highestIndex, packet.readUInt16BE(2));
    this.#highestIndex = Math.max(this.#highestIndex, index);
    this.#initialVector.set(packet.readUInt32BE(8), index);
    const end = packet.length - srtpTagBytes(this.#keys);
    if (this.#keys.profile === SRTP_AEAD_AES_128_GCM) {
      const cipher = createCipheriv('aes-128-gcm', this.#keys.cipherKey, this.#initialVector.bytes);
      cipher.setAAD(packet.subarray(0, headerBytes));
      cipher.update(packet.subarray(headerBytes, end)).copy(packet, headerBytes);
      cipher.final();
      cipher.getAuthTag().copy(packet, end);
      return;
    }
    createCipheriv('aes-128-ctr', this.#keys.cipherKey, this.#initialVector.bytes)
      .update(packet.subarray(headerBytes, end))
      .copy(packet, headerBytes);
    this.#rollOverBytes.writeUInt32BE(Math.floor(index / SEQUENCE_MODULO));
    hmacTag(this.#keys.authenticationKey, packet, end, this.#rollOverBytes).copy(packet, end, 0, HMAC_TAG_BYTES);
  }
}

export type SrtpFailure = 'rtp-replayed' | 'rtp-unauthentic';

/**
 * Decrypts incoming packets of one SSRC: index estimation across roll-overs, replay window, authentication, decryption.
 */
export class SrtpReceiver {
  readonly #keys: SrtpSessionKeys;
  readonly #initialVector: InitialVector;
  readonly #rollOverBytes = Buffer.alloc(4);
  readonly #replay = new ReplayWindow();
  #highestIndex = -1;
  /** Why the last `unprotect` failed. */
  failure: SrtpFailure = 'rtp-unauthentic';
  /** Index of the last decrypted packet. */
  index = -1;

  constructor(keys: SrtpSessionKeys) {
    this.#keys = keys;
    this.#initialVector = new InitialVector(keys);
  }

  /** Returns the most likely index of an undecrypted packet: roll-over counter x 65,536 + sequence number. */
  estimateIndex(sequence: number): number {
    return estimatePacketIndex(this.#highestIndex, sequence);
  }

  /**
   * Decrypts a protected packet with a parsed header into its payload (padding included), or returns undefined with
   * `failure` set.
   */
  unprotect(packet: Buffer, headerBytes: number): Buffer | undefined {
    const end = packet.length - srtpTagBytes(this.#keys);
    const index = estimatePacketIndex(this.#highestIndex, packet.readUInt16BE(2));
    if (index < 0 || !this.#replay.isFresh(index)) return this.#fail('rtp-replayed');
    if (end < headerBytes) return this.#fail('rtp-unauthentic');
    this.#initialVector.set(packet.readUInt32BE(8), index);
    const plaintext =
      this.#keys.profile === SRTP_AEAD_AES_128_GCM
        ? this.#openGcm(packet, headerBytes, end)
        : this.#openCounterMode(packet, headerBytes, end, index);
    if (plaintext === undefined) return this.#fail('rtp-unauthentic');
    this.#replay.accept(index);
    this.#highestIndex = Math.max(this.#highestIndex, index);
    this.index = index;
    return plaintext;
  }

  #openGcm(packet: Buffer, headerBytes: number, end: number): Buffer | undefined {
    const decipher = createDecipheriv('aes-128-gcm', this.#keys.cipherKey, this.#initialVector.bytes);
    decipher.setAAD(packet.subarray(0, headerBytes));
    decipher.setAuthTag(packet.subarray(end));
    const plaintext = decipher.update(packet.subarray(headerBytes, end));
    try {
      decipher.final();
      return plaintext;
    } catch {
      return undefined;
    }
  }

  #openCounterMode(packet: Buffer, headerBytes: number, end: number, index: number): Buffer | undefined {
    this.#rollOverBytes.writeUInt32BE(Math.floor(index / SEQUENCE_MODULO));
    const expected = hmacTag(this.#keys.authenticationKey, packet, end, this.#rollOverBytes).subarray(
      0,
      HMAC_TAG_BYTES,
    );
    if (!timingSafeEqual(expected, packet.subarray(end))) return undefined;
    return createDecipheriv('aes-128-ctr', this.#keys.cipherKey, this.#initialVector.bytes).update(
      packet.subarray(headerBytes, end),
    );
  }

  #fail(failure: SrtpFailure): undefined {
    this.failure = failure;
    return undefined;
  }
}

/**
 * The initial vectors of successive packets, in the same bytes. GCM: 00 00 | SSRC | index, XOR salt (RFC 7714, section
 * 8.1). Counter mode: 00 00 00 00 | SSRC | index | 00 00, XOR salt (RFC 3711, section 4.1.1).
 */
class InitialVector {
  readonly bytes: Buffer;
  readonly #salt: Buffer;
  readonly #offset: number;

  constructor(keys: SrtpSessionKeys) {
    const isGcm = keys.profile === SRTP_AEAD_AES_128_GCM;
    this.#offset = isGcm ? 2 : 4;
    this.bytes = Buffer.alloc(isGcm ? 12 : 16);
    this.#salt = Buffer.alloc(this.bytes.length);
    keys.salt.copy(this.#salt);
    this.#salt.copy(this.bytes);
  }

  /** `index` has 48 bits. */
  set(ssrc: number, index: number): void {
    const offset = this.#offset;
    this.#mix(offset, ssrc >>> 16);
    this.#mix(offset + 2, ssrc & 0xffff);
    this.#mix(offset + 4, Math.floor(index / 2 ** 32));
    this.#mix(offset + 6, (index >>> 16) & 0xffff);
    this.#mix(offset + 8, index & 0xffff);
  }

  #mix(offset: number, value: number): void {
    this.bytes[offset] = this.#salt[offset]! ^ (value >> 8);
    this.bytes[offset + 1] = this.#salt[offset + 1]! ^ (value & 0xff);
  }
}

function hmacTag(key: KeyObject | undefined, packet: Buffer, end: number, trailer: Buffer): Buffer {
  invariant(key !== undefined, 'counter mode has an authentication key');
  return createHmac('sha1', key).update(packet.subarray(0, end)).update(trailer).digest();
}
