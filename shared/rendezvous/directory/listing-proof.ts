import { findPublicKey } from '../crypto/certificate-der.ts';
import { RENDEZVOUS_PROTOCOL, type Listing } from '../messages.ts';
import { bytesOfBase64Url, sha256, utf8Bytes, verifySignature } from '../crypto/web-crypto.ts';

/** The bytes of a listing that its host signs: everything but the number of players, which changes all the time. */
export type SignedListing = Omit<Listing, 'players' | 'proof'>;

/** Returns the text that the owner of a certificate signs, so that no directory can change what it lists. */
export function listingStatement(listing: SignedListing, signedAtS: number): string {
  const { title, game, language, capacity, access, invitation } = listing;
  const fields = JSON.stringify([title, game, language, capacity, access, invitation]);
  return `${RENDEZVOUS_PROTOCOL} listing 1\n${signedAtS}\n${fields}`;
}

/**
 * Returns when the owner of a certificate signed `listing`, seconds since 1970; undefined if it has not. `certificate`
 * is in DER form, base64url, and `certificateSha256` its hash in bytes.
 */
export async function signedAtOf(
  listing: Listing,
  certificate: string | undefined,
  certificateSha256: Uint8Array,
): Promise<number | undefined> {
  const { proof } = listing;
  const der = certificate === undefined ? undefined : bytesOfBase64Url(certificate);
  const publicKey = der === undefined ? undefined : findPublicKey(der);
  const signature = proof === undefined ? undefined : bytesOfBase64Url(proof.signature);
  if (proof === undefined || der === undefined || publicKey === undefined || signature === undefined) return undefined;
  const hash = await sha256(der);
  if (!hash.every((byte, index) => byte === certificateSha256[index])) return undefined;
  const statement = utf8Bytes(listingStatement(listing, proof.signedAtS));
  return (await verifySignature(publicKey, signature, statement)) ? proof.signedAtS : undefined;
}
