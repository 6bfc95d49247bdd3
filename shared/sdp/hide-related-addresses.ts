/**
 * Replaces the related addresses of candidates, in an offer or a single candidate, by zeros (RFC 8839, section 5.1).
 * Behind a relayed candidate they are this machine's address on the internet, behind a reflexive one that in its own
 * network. Hosts use neither.
 */
export function hideRelatedAddresses(text: string): string {
  return text.replace(
    / raddr (\S+) rport \d+/g,
    (_, address: string) => ` raddr ${address.includes(':') ? '::' : '0.0.0.0'} rport 0`,
  );
}
