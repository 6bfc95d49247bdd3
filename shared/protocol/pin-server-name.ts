/** More would not fit into a label of a name (RFC 1035, section 2.3.4), and nobody finds a second lobby with these. */
const NAMED_BYTES = 16;

/**
 * Returns the name by which a client asks a host for the certificate of its invitation (SNI, RFC 6066): a host with
 * several lobbies shows that one. No such host name exists (RFC 6761, section 6.4).
 */
export function pinServerName(certificateSha256: Uint8Array): string {
  const digits = Array.from(certificateSha256.subarray(0, NAMED_BYTES), (byte) => byte.toString(16).padStart(2, '0'));
  return `${digits.join('')}.earshot.invalid`;
}
