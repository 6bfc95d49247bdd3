import { createPrivateKey, generateKeyPair, randomBytes, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';

export interface CertificateWishes {
  /** ASCII; also the issuer's name. */
  readonly commonName: string;
  /** Years 1950 to 9999. */
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
}

/** A certificate and its key (PKCS #8), both PEM. */
export interface CertificatePair {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

// Tags of DER (ITU-T X.690, section 8) that a certificate needs.
const TAG = {
  integer: 0x02,
  bitString: 0x03,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** `[0]`, which holds a certificate's version. */
  version: 0xa0,
} as const;

/** From 2050 on, dates have four digits for the year (RFC 5280, section 4.1.2.5). */
const FIRST_LONG_YEAR = 2050;

/** The third version of X.509 counts as 2. */
const VERSION_3 = der(TAG.version, der(TAG.integer, [2]));
/** Object identifiers: ecdsa-with-SHA256 is 1.2.840.10045.4.3.2 (RFC 5758), commonName 2.5.4.3. */
const ECDSA_WITH_SHA256 = der(
  TAG.sequence,
  der(TAG.objectIdentifier, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]),
);
const COMMON_NAME = der(TAG.objectIdentifier, [0x55, 0x04, 0x03]);

/**
 * Creates a P-256 key, and a certificate (RFC 5280) that it signs itself. Written out here, because loading a library
 * for it takes longer than everything else that a first lobby has to load.
 */
export async function createSelfSignedCertificate(wishes: CertificateWishes): Promise<CertificatePair> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const name = der(
    TAG.sequence,
    der(TAG.set, der(TAG.sequence, COMMON_NAME, der(TAG.utf8String, Buffer.from(wishes.commonName, 'latin1')))),
  );
  const validity = der(TAG.sequence, derTime(wishes.notBeforeMs), derTime(wishes.notAfterMs));
  const signed = der(
    TAG.sequence,
    VERSION_3,
    der(TAG.integer, createSerialNumber()),
    ECDSA_WITH_SHA256,
    name,
    validity,
    name,
    publicKey,
  );
  // The first byte of a bit string counts the unused bits of the last.
  const signature = der(TAG.bitString, [0], sign('sha256', signed, createPrivateKey(privateKey)));
  const certificate = new X509Certificate(der(TAG.sequence, signed, ECDSA_WITH_SHA256, signature));
  return { certificatePem: certificate.toString(), privateKeyPem: privateKey };
}

/** Returns a positive number of 16 bytes without a leading zero byte, which DER forbids. */
function createSerialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return bytes;
}

function derTime(timeMs: number): Buffer {
  const digits = new Date(timeMs).toISOString().replace(/[-:T]|\.\d+/g, '');
  const isLong = Number(digits.slice(0, 4)) >= FIRST_LONG_YEAR;
  return der(isLong ? TAG.generalizedTime : TAG.utcTime, Buffer.from(isLong ? digits : digits.slice(2), 'latin1'));
}

/** Encodes a value: its tag, the length of its contents, the contents. */
function der(tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Buffer {
  const contents = Buffer.concat(parts.map((part) => Uint8Array.from(part)));
  return Buffer.concat([Uint8Array.from([tag, ...derLength(contents.length)]), contents]);
}

/** Up to 127 in one byte, else a byte that counts the bytes after it. */
function derLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}
