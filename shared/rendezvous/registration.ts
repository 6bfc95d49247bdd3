import { toBase64Url } from '../protocol/invitation/invitation.ts';
import { registerStatement, type ToRendezvous } from './messages.ts';
import { findPublicKey } from './crypto/certificate-der.ts';
import { bytesOfBase64Url, sha256, verifySignature } from './crypto/web-crypto.ts';

const LOBBY_ID_LABEL = 'earshot lobby 1';
const LOBBY_ID_BYTES = 16;

/** A host whose certificate and proof are right. */
export interface Registration {
  /** As `lobbyIdOf`. */
  readonly lobby: string;
  /** SHA-256 of the certificate's DER form, base64url. */
  readonly certificateSha256: string;
}

/**
 * Returns the id under which a rendezvous knows the lobby of a certificate: the first 16 bytes of SHA-256("earshot
 * lobby 1" | `certificateSha256`), base64url. An invitation holds the hash, so each guest computes the id, and the id
 * tells a stranger nothing.
 */
export async function lobbyIdOf(certificateSha256: Uint8Array): Promise<string> {
  const hash = await sha256(Uint8Array.of(...asciiBytes(LOBBY_ID_LABEL), ...certificateSha256));
  return toBase64Url(hash.subarray(0, LOBBY_ID_BYTES));
}

/**
 * Checks that the sender of `register` owns the certificate's key, which must be of P-256: `nonce` is that of the
 * connection's `hello`, `name` what this rendezvous is called (`rendezvousNameAt`). Returns undefined if anything is
 * wrong.
 */
export async function checkRegistration(
  { certificate, signature }: Pick<Extract<ToRendezvous, { type: 'register' }>, 'certificate' | 'signature'>,
  nonce: string,
  name: string,
): Promise<Registration | undefined> {
  const der = bytesOfBase64Url(certificate);
  const publicKey = der === undefined ? undefined : findPublicKey(der);
  const signatureBytes = bytesOfBase64Url(signature);
  if (der === undefined || publicKey === undefined || signatureBytes === undefined) return undefined;
  const statement = asciiBytes(registerStatement(nonce, name));
  if (!(await verifySignature(publicKey, signatureBytes, statement))) return undefined;
  const certificateSha256 = await sha256(der);
  return { lobby: await lobbyIdOf(certificateSha256), certificateSha256: toBase64Url(certificateSha256) };
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
