import 'reflect-metadata';
import { createHash, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { createSelfSignedCertificate } from '../../../../../main/host/listen/self-signed-certificate.ts';

const VALID = { commonName: 'Earshot host', notBeforeMs: Date.UTC(2010, 0, 15), notAfterMs: Date.UTC(2049, 11, 31) };

describe('createSelfSignedCertificate', () => {
  it('makes what another library reads: version 3, P-256, signed by its own key', async () => {
    const { certificatePem } = await createSelfSignedCertificate(VALID);
    const certificate = new x509.X509Certificate(certificatePem);
    expect(certificate.subject).toBe('CN=Earshot host');
    expect(certificate.issuer).toBe('CN=Earshot host');
    expect(certificate.publicKey.algorithm).toMatchObject({ name: 'ECDSA', namedCurve: 'P-256' });
    expect(certificate.signatureAlgorithm).toMatchObject({ name: 'ECDSA', hash: { name: 'SHA-256' } });
    expect(await certificate.verify({ date: new Date(Date.UTC(2026, 0, 1)) })).toBe(true);
    // The same bytes when they are encoded again: no length or number is longer than DER allows.
    expect(digest(new Uint8Array(certificate.rawData))).toBe(digest(new X509Certificate(certificatePem).raw));
  });

  it.each([
    ['two digits for the year until 2049', Date.UTC(2049, 11, 31, 23, 59, 59), 'Dec 31 23:59:59 2049 GMT'],
    ['four digits from 2050 on', Date.UTC(2050, 0, 1), 'Jan  1 00:00:00 2050 GMT'],
  ])('writes dates with %s', async (_what, notAfterMs, validTo) => {
    const { certificatePem } = await createSelfSignedCertificate({ ...VALID, notAfterMs });
    expect(new X509Certificate(certificatePem).validTo).toBe(validTo);
    expect(new X509Certificate(certificatePem).validFrom).toBe('Jan 15 00:00:00 2010 GMT');
  });

  it('gives each one another positive serial number of 16 bytes', async () => {
    const pairs = await Promise.all(Array.from({ length: 20 }, () => createSelfSignedCertificate(VALID)));
    const numbers = pairs.map(({ certificatePem }) => new X509Certificate(certificatePem).serialNumber);
    expect(new Set(numbers).size).toBe(20);
    for (const number of numbers) expect(number).toMatch(/^[4-7][0-9A-F]{31}$/);
  });
});

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
