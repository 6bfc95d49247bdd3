import { createHash, X509Certificate } from 'node:crypto';
import { CipherContext } from 'werift';
import { fingerprintText, isStrongDigest, type Fingerprint } from '../../../shared/sdp/sdp-transport.ts';

// Numbers of the TLS registries: SHA-256, ECDSA, secp256r1.
const SHA256 = 4;
const ECDSA = 3;
const SECP256R1 = 23;

const SIGNATURE_HASH = { hash: SHA256, signature: ECDSA } as const;

/** A self-signed certificate for DTLS: P-256, signed with SHA-256. */
export interface DtlsCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  readonly signatureHash: typeof SIGNATURE_HASH;
  readonly fingerprint: Fingerprint;
}

export async function createDtlsCertificate(): Promise<DtlsCertificate> {
  const { certPem, keyPem } = await CipherContext.createSelfSignedCertificateWithKey(SIGNATURE_HASH, SECP256R1);
  return dtlsCertificateOf(certPem, keyPem);
}

/** Uses an existing P-256 certificate and its key, both PEM, for DTLS. */
export function dtlsCertificateOf(certificatePem: string, privateKeyPem: string): DtlsCertificate {
  const { raw } = new X509Certificate(certificatePem);
  const fingerprint = { algorithm: 'sha-256', value: digestText('sha-256', raw) };
  return { certificatePem, privateKeyPem, signatureHash: SIGNATURE_HASH, fingerprint };
}

/** Returns whether `certificate` (DER) matches one of the announced digests. */
export function matchesFingerprint(certificate: Buffer, announced: readonly Fingerprint[]): boolean {
  return announced.some(
    ({ algorithm, value }) => isStrongDigest(algorithm) && digestText(algorithm, certificate) === value,
  );
}

/** `algorithm` is SDP's name of a digest; Node's has no hyphen. */
function digestText(algorithm: string, bytes: Buffer): string {
  return fingerprintText(createHash(algorithm.replace('-', '')).update(bytes).digest());
}
