import { createHash, createPublicKey, verify } from 'node:crypto';
import { identityStatement, type JoinRequest } from '../../../shared/protocol/signalling.ts';

const IDENTITY_BYTES = 16;

/**
 * Returns the identity of a joining participant, as everybody in the lobby may know it (`identitySchema`): '' if the
 * request proves none, undefined if its key did not sign this lobby and this offer (Ed25519, RFC 8032).
 */
export function verifyIdentity(
  { identity, offer }: Pick<JoinRequest, 'identity' | 'offer'>,
  invitationPin: string,
): string | undefined {
  if (identity === undefined) return '';
  const publicKey = Buffer.from(identity.publicKey, 'base64url');
  const signature = Buffer.from(identity.signature, 'base64url');
  if (!isSigned(identityStatement(invitationPin, offer), publicKey, signature)) return undefined;
  return createHash('sha256').update(publicKey).digest().subarray(0, IDENTITY_BYTES).toString('base64url');
}

/** Returns whether the key signed the statement; false for a malformed key. */
function isSigned(statement: string, publicKey: Buffer, signature: Buffer): boolean {
  try {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
      format: 'jwk',
    });
    return verify(null, Buffer.from(statement, 'utf8'), key, signature);
  } catch {
    return false;
  }
}
