import { createHash, createPublicKey, verify } from 'node:crypto';
import { identityStatement, type JoinRequest } from '../../../shared/protocol/signalling.ts';

const IDENTITY_BYTES = 16;

/**
 * Who joins, as everybody in the lobby may know it (`identitySchema`): '' where the request proves nobody, undefined
 * where its signature is not by its key over this lobby and this offer (Ed25519, RFC 8032).
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

/** What is no key at all has signed nothing. */
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
