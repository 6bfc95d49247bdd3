/** A key that the Web Cryptography API holds. */
export interface WebCryptoKey {
  readonly type: string;
}

type Algorithm = 'HKDF' | Readonly<Record<string, unknown>>;

/** The parts of the Web Cryptography API that the rendezvous needs. Node and pages of secure origins have it. */
interface WebCrypto {
  getRandomValues(bytes: Uint8Array): Uint8Array;
  readonly subtle: {
    digest(algorithm: 'SHA-256' | 'SHA-512', data: Uint8Array): Promise<ArrayBuffer>;
    importKey(
      format: 'spki' | 'raw',
      key: Uint8Array,
      algorithm: Algorithm,
      isExtractable: boolean,
      usages: readonly string[],
    ): Promise<WebCryptoKey>;
    exportKey(format: 'raw', key: WebCryptoKey): Promise<ArrayBuffer>;
    generateKey(
      algorithm: Algorithm,
      isExtractable: boolean,
      usages: readonly string[],
    ): Promise<{ readonly publicKey: WebCryptoKey; readonly privateKey: WebCryptoKey }>;
    deriveBits(algorithm: Algorithm, key: WebCryptoKey, bitCount: number): Promise<ArrayBuffer>;
    encrypt(algorithm: Algorithm, key: WebCryptoKey, data: Uint8Array): Promise<ArrayBuffer>;
    decrypt(algorithm: Algorithm, key: WebCryptoKey, data: Uint8Array): Promise<ArrayBuffer>;
    sign(algorithm: 'HMAC', key: WebCryptoKey, data: Uint8Array): Promise<ArrayBuffer>;
    verify(algorithm: Algorithm, key: WebCryptoKey, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
  };
}

interface TextCodecs {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  readonly TextDecoder: new (
    label: 'utf-8',
    options: { readonly fatal: true },
  ) => { decode(bytes: Uint8Array): string };
}

/** The Web Cryptography API of this environment. `shared` has the types of neither Node nor the DOM. */
export const webCrypto = (globalThis as unknown as { readonly crypto: WebCrypto }).crypto;

const codecs = globalThis as unknown as TextCodecs;
const ECDSA_P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Returns the SHA-256 of `data`, 32 bytes. */
export async function sha256(data: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await webCrypto.subtle.digest('SHA-256', data));
}

/** Returns the SHA-512 of `data`, 64 bytes. */
export async function sha512(data: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await webCrypto.subtle.digest('SHA-512', data));
}

/** Returns whether `signature` (ECDSA P-256 with SHA-256, r | s) is by the owner of `spki`; false if that is no key. */
export async function verifySignature(spki: Uint8Array, signature: Uint8Array, data: Uint8Array): Promise<boolean> {
  try {
    const key = await webCrypto.subtle.importKey('spki', spki, ECDSA_P256, false, ['verify']);
    return await webCrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, data);
  } catch {
    // Not a point of the curve, or a key of another kind.
    return false;
  }
}

/** Returns the HMAC-SHA256 of `data` with `secret` as key (RFC 2104), 32 bytes. */
export async function hmacSha256(secret: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const key = await webCrypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await webCrypto.subtle.sign('HMAC', key, data));
}

/** Derives `byteCount` bytes with HKDF-SHA256 (RFC 5869). `salt` and `info` are text. */
export async function deriveBytes(
  root: Uint8Array,
  salt: string,
  info: string,
  byteCount: number,
): Promise<Uint8Array> {
  const key = await webCrypto.subtle.importKey('raw', root, 'HKDF', false, ['deriveBits']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: utf8Bytes(salt), info: utf8Bytes(info) };
  return new Uint8Array(await webCrypto.subtle.deriveBits(algorithm, key, byteCount * 8));
}

/** Returns `byteCount` random bytes. */
export function randomBytes(byteCount: number): Uint8Array {
  return webCrypto.getRandomValues(new Uint8Array(byteCount));
}

export function utf8Bytes(text: string): Uint8Array {
  return new codecs.TextEncoder().encode(text);
}

/** Decodes UTF-8; undefined if the bytes are none. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return new codecs.TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Decodes base64url (RFC 4648, section 5); undefined if `text` is none. */
export function bytesOfBase64Url(text: string): Uint8Array | undefined {
  if (/[^A-Za-z0-9_-]/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}

/** Bytes -> base64url without padding, also for many bytes. */
export function base64UrlOfBytes(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
