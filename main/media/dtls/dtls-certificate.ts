import { createHash, X509Certificate } from 'node:crypto';
import { CipherContext } from 'werift';

// Numbers of the TLS registries: SHA-256, ECDSA, secp256r1.
const SHA256 = 4;
const ECDSA = 3;
const SECP256R1 = 23;

/** A certificate's digest as SDP carries it (RFC 8122, section 5). */
export interface Fingerprint {
  /** 'sha-256', 'sha-384' or 'sha-512'. */
  readonly algorithm: string;
  /** Upper-case hexadecimal bytes with colons. */
  readonly value: string;
}

/** A self-signed certificate for DTLS, created for each socket. */
export interface DtlsCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  readonly signatureHash: { readonly hash: typeof SHA256; readonly signature: typeof ECDSA };
  readonly fingerprint: Fingerprint;
}

export async function createDtlsCertificate(): Promise<DtlsCertificate> {
  const signatureHash = { hash: SHA256, signature: ECDSA } as const;
  const { certPem, keyPem } = await CipherContext.createSelfSignedCertificateWithKey(signatureHash, SECP256R1);
  const fingerprint = { algorithm: 'sha-256', value: digestText('sha256', new X509Certificate(certPem).raw) };
  return { certificatePem: certPem, privateKeyPem: keyPem, signatureHash, fingerprint };
}

/** SDP's names of the accepted digests. SHA-1 and MD5 are not accepted. */
const DIGESTS: ReadonlyMap<string, string> = new Map([
  ['sha-256', 'sha256'],
  ['sha-384', 'sha384'],
  ['sha-512', 'sha512'],
]);

export function isStrongDigest(algorithm: string): boolean {
  return DIGESTS.has(algorithm);
}

/** Returns whether `certificate` (DER) matches one of the announced digests. */
export function matchesFingerprint(certificate: Buffer, announced: readonly Fingerprint[]): boolean {
  return announced.some(({ algorithm, value }) => {
    const digest = DIGESTS.get(algorithm);
    return digest !== undefined && digestText(digest, certificate) === value;
  });
}

function digestText(digest: string, bytes: Buffer): string {
  return (createHash(digest).update(bytes).digest('hex').toUpperCase().match(/../g) ?? []).join(':');
}
