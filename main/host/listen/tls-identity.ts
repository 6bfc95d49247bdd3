import { createHash, createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';

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
  // Loading these takes a third of a second of CPU time, and most starts read an identity instead of creating one.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: `00${randomBytes(15).toString('hex')}`,
    name: 'CN=Earshot host',
    notBefore: new Date(nowMs - VALIDITY_MS),
    notAfter: new Date(nowMs + VALIDITY_MS),
    signingAlgorithm: algorithm,
    keys,
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return {
    certificatePem: certificate.toString('pem'),
    privateKeyPem: createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
      .export({ format: 'pem', type: 'pkcs8' })
      .toString(),
    certificateSha256: sha256(certificate.rawData),
    publicKeySha256: sha256(await crypto.subtle.exportKey('spki', keys.publicKey)),
  };
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

function sha256(der: ArrayBuffer | Uint8Array): Uint8Array {
  const bytes = der instanceof Uint8Array ? der : new Uint8Array(der);
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
