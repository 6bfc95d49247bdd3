import { X509Certificate, createHash, createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTlsIdentity, readTlsIdentity } from '../../../../../main/host/listen/tls-identity.ts';

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

  it('is the same when it is read again, and valid for years', async () => {
    const identity = await createTlsIdentity(Date.UTC(2030, 0, 15));
    expect(readTlsIdentity(identity.certificatePem, identity.privateKeyPem)).toEqual(identity);
    const { validTo } = new X509Certificate(identity.certificatePem);
    expect(new Date(validTo).getTime()).toBeGreaterThan(Date.UTC(2045, 0, 15));
  });

  it('is not read with a key that belongs to another certificate, or from damaged text', async () => {
    const [first, second] = await Promise.all([createTlsIdentity(0), createTlsIdentity(0)]);
    expect(readTlsIdentity(first.certificatePem, second.privateKeyPem)).toBeUndefined();
    expect(readTlsIdentity(first.certificatePem.slice(40), first.privateKeyPem)).toBeUndefined();
    expect(readTlsIdentity('', '')).toBeUndefined();
  });

  it('makes another one each time', async () => {
    const [first, second] = await Promise.all([createTlsIdentity(0), createTlsIdentity(0)]);
    expect(first.certificateSha256).not.toEqual(second.certificateSha256);
  });
});
