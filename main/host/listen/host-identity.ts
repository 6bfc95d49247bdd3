import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import type { HostIdentity } from '../../../shared/rendezvous/handshake.ts';
import type { TlsIdentity } from './tls-identity.ts';

/** Returns what a host proves its certificate with at a rendezvous. */
export function hostIdentityOf({ certificatePem, privateKeyPem }: TlsIdentity): HostIdentity {
  const key = createPrivateKey(privateKeyPem);
  return {
    certificate: new Uint8Array(new X509Certificate(certificatePem).raw),
    sign: (text) => sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  };
}
