import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { invariant } from '../../../shared/invariant.ts';
import { createSelfSignedCertificate } from './self-signed-certificate.ts';

/** A host's self-signed TLS identity. Clients do not trust its name but its fingerprint, which is in the invitation. */
export interface TlsIdentity {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  /** SHA-256 of the certificate's DER form, 32 bytes. */
  readonly certificateSha256: Uint8Array;
  /**
   * SHA-256 of the public key's DER form (SubjectPublicKeyInfo), 32 bytes, which some clients pin instead (RFC 7469).
   */
  readonly publicKeySha256: Uint8Array;
}

/** Longer than any lobby is kept, and tolerant of wrong clocks: only strict libraries check these dates. */
const VALIDITY_MS = 20 * 365 * 24 * 3_600_000;

/** Creates a P-256 key and a certificate signed with it. */
export async function createTlsIdentity(nowMs: number): Promise<TlsIdentity> {
  const { certificatePem, privateKeyPem } = await createSelfSignedCertificate({
    commonName: 'Earshot host',
    notBeforeMs: nowMs - VALIDITY_MS,
    notAfterMs: nowMs + VALIDITY_MS,
  });
  const identity = readTlsIdentity(certificatePem, privateKeyPem);
  invariant(identity !== undefined, 'a certificate that was just made can be read');
  return identity;
}

/** Reads a certificate and its key, both PEM; undefined if they cannot be read or do not belong together. */
export function readTlsIdentity(certificatePem: string, privateKeyPem: string): TlsIdentity | undefined {
  try {
    const certificate = new X509Certificate(certificatePem);
    if (!certificate.checkPrivateKey(createPrivateKey(privateKeyPem))) return undefined;
    return {
      certificatePem,
      privateKeyPem,
      certificateSha256: sha256(certificate.raw),
      publicKeySha256: sha256(certificate.publicKey.export({ format: 'der', type: 'spki' })),
    };
  } catch {
    return undefined;
  }
}

function sha256(der: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(der).digest());
}
