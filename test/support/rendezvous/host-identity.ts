import { sign, X509Certificate } from 'node:crypto';
import type { TlsIdentity } from '../../../main/host/listen/tls-identity.ts';
import { registerStatement } from '../../../shared/rendezvous/messages.ts';

/**
 * The certificate and proof with which a host registers at the rendezvous called `name`, on the connection whose
 * `hello` had `nonce`.
 */
export function registrationOf(
  { certificatePem, privateKeyPem }: TlsIdentity,
  nonce: string,
  name: string,
): { readonly certificate: string; readonly signature: string } {
  const signature = sign('sha256', Buffer.from(registerStatement(nonce, name)), {
    key: privateKeyPem,
    dsaEncoding: 'ieee-p1363',
  });
  return {
    certificate: new X509Certificate(certificatePem).raw.toString('base64url'),
    signature: signature.toString('base64url'),
  };
}
