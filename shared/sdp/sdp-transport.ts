/** The ICE and DTLS parameters in both ends' session descriptions. */

/** Short-term credentials of one ICE agent (RFC 8445, section 5.3). */
export interface IceCredentials {
  readonly usernameFragment: string;
  readonly password: string;
}

/** A certificate's digest as SDP carries it (RFC 8122, section 5). */
export interface Fingerprint {
  /** 'sha-256', 'sha-384' or 'sha-512'. */
  readonly algorithm: string;
  /** Upper-case hexadecimal bytes with colons. */
  readonly value: string;
}

/** The only SCTP port of WebRTC clients. */
export const SCTP_PORT = 5_000;

/** SDP's names of the accepted digests. SHA-1 and MD5 are not accepted. */
const STRONG_DIGESTS: ReadonlySet<string> = new Set(['sha-256', 'sha-384', 'sha-512']);

export function isStrongDigest(algorithm: string): boolean {
  return STRONG_DIGESTS.has(algorithm);
}

/** Writes a digest as upper-case hexadecimal bytes with colons. */
export function fingerprintText(digest: Iterable<number>): string {
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}
