import { X509Certificate, createHash, createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTlsIdentity } from '../../../../../main/host/listen/tls-identity.ts';

describe('createTlsIdentity', () => {
  it('makes a self-signed, currently valid certificate, identified by its fingerprint', async () => {
    const identity = await createTlsIdentity(Date.UTC(2030, 0, 15));
    const certificate = new X509Certificate(identity.certificatePem);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkPrivateKey(createPrivateKey(identity.privateKeyPem))).toBe(true);
    expect(new Date(certificate.validFrom).getTime()).toBeLessThan(Date.UTC(2030, 0, 15));
    expect(new Date(certificate.validTo).getTime()).toBeGreaterThan(Date.UTC(2030, 0, 15));
    expect(Buffer.from(identity.certificateSha256)).toEqual(createHash('sha256').update(certificate.raw).digest());
    expect(Buffer.from(identity.publicKeySha256)).toEqual(
      createHash('sha256')
        .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
        .digest(),
    );
  });

  it('makes another one each time', async () => {
    const [first, second] = await Promise.all([createTlsIdentity(0), createTlsIdentity(0)]);
    expect(first.certificateSha256).not.toEqual(second.certificateSha256);
  });
});
