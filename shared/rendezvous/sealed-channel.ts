import {
  base64UrlOfBytes,
  bytesOfBase64Url,
  concatBytes,
  deriveBytes,
  utf8Bytes,
  utf8Text,
  webCrypto,
  type WebCryptoKey,
} from './crypto/web-crypto.ts';
import { MAX_PASSED_LENGTH } from './messages.ts';

const SALT = 'earshot rendezvous 1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The longest text that fits into one frame, bytes of UTF-8. */
export const MAX_SEALED_BYTES = Math.floor((MAX_PASSED_LENGTH * 3) / 4) - TAG_BYTES;
/** Frames of one direction. A join needs one, a candidate one. */
export const MAX_FRAMES = 64;

/** Which end of a connection through a rendezvous this is. */
export type ChannelSide = 'guest' | 'host';

export interface ChannelKeys {
  /** The secret that only the two ends know. */
  readonly root: Uint8Array;
  /** The purpose of the keys: every connection needs another text. */
  readonly context: string;
}

/**
 * Seals and opens the frames of one connection through a rendezvous: AES-256-GCM (NIST SP 800-38D), one key for each
 * direction. A frame is base64url of ciphertext and tag. Its nonce is its number, and its additional data name the
 * connection, the direction and the number, so a frame that was changed, repeated, left out, moved or sent back cannot
 * be opened.
 */
export class SealedChannel {
  readonly #context: string;
  readonly #side: ChannelSide;
  readonly #sealKey: WebCryptoKey;
  readonly #openKey: WebCryptoKey;
  #sealed = 0;
  #opened = 0;
  #isBroken = false;
  #sealing: Promise<unknown> = Promise.resolve();
  #opening: Promise<unknown> = Promise.resolve();

  private constructor(context: string, side: ChannelSide, sealKey: WebCryptoKey, openKey: WebCryptoKey) {
    this.#context = context;
    this.#side = side;
    this.#sealKey = sealKey;
    this.#openKey = openKey;
  }

  static async create(side: ChannelSide, { root, context }: ChannelKeys): Promise<SealedChannel> {
    const keyOf = async (from: ChannelSide, usage: 'encrypt' | 'decrypt'): Promise<WebCryptoKey> => {
      const bytes = await deriveBytes(root, SALT, `${context} ${from}`, KEY_BYTES);
      return webCrypto.subtle.importKey('raw', bytes, { name: 'AES-GCM' }, false, [usage]);
    };
    const [sealKey, openKey] = await Promise.all([keyOf(side, 'encrypt'), keyOf(otherSide(side), 'decrypt')]);
    return new SealedChannel(context, side, sealKey, openKey);
  }

  /** Seals a text; undefined if it is too long or too many were sealed. The results keep the order of the calls. */
  seal(text: string): Promise<string | undefined> {
    const bytes = utf8Bytes(text);
    if (bytes.length > MAX_SEALED_BYTES || this.#sealed >= MAX_FRAMES) return Promise.resolve(undefined);
    const parameters = this.#parametersOf(this.#side, this.#sealed++);
    const sealed = this.#sealing.then(async () =>
      base64UrlOfBytes(new Uint8Array(await webCrypto.subtle.encrypt(parameters, this.#sealKey, bytes))),
    );
    this.#sealing = sealed;
    return sealed;
  }

  /**
   * Opens the other side's next frame; undefined if it is not exactly that one, and for all frames after it. The
   * results keep the order of the calls.
   */
  open(frame: string): Promise<string | undefined> {
    const opened = this.#opening.then(() => this.#openNext(frame));
    this.#opening = opened;
    return opened;
  }

  async #openNext(frame: string): Promise<string | undefined> {
    const text = await this.#decrypt(frame);
    if (text === undefined) this.#isBroken = true;
    return text;
  }

  async #decrypt(frame: string): Promise<string | undefined> {
    if (this.#isBroken || frame.length > MAX_PASSED_LENGTH || this.#opened >= MAX_FRAMES) return undefined;
    const bytes = bytesOfBase64Url(frame);
    if (bytes === undefined) return undefined;
    const parameters = this.#parametersOf(otherSide(this.#side), this.#opened++);
    try {
      return utf8Text(new Uint8Array(await webCrypto.subtle.decrypt(parameters, this.#openKey, bytes)));
    } catch {
      return undefined;
    }
  }

  #parametersOf(from: ChannelSide, sequence: number): Readonly<Record<string, unknown>> {
    const iv = new Uint8Array(NONCE_BYTES);
    iv[NONCE_BYTES - 1] = sequence;
    return {
      name: 'AES-GCM',
      iv,
      tagLength: TAG_BYTES * 8,
      additionalData: concatBytes(utf8Bytes(`${this.#context} ${from} `), Uint8Array.of(sequence)),
    };
  }
}

function otherSide(side: ChannelSide): ChannelSide {
  return side === 'guest' ? 'host' : 'guest';
}
