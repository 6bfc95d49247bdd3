import 'reflect-metadata';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as x509 from '@peculiar/x509';
import type { CertificateFiles } from '../../main/host/host-options.ts';

const DAY_MS = 86_400_000;

/**
 * Writes a certificate for a host name, and its key, into a new folder. It is valid from a day before `atMs`, of the
 * wall clock, to a day after.
 */
export async function writeCertificateFor(name: string, atMs = Date.now()): Promise<CertificateFiles> {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-'));
  const files = { certificateFile: path.join(folder, 'cert.pem'), keyFile: path.join(folder, 'key.pem') };
  await replaceCertificate(files, name, atMs);
  return files;
}

/** Writes another certificate over the files. */
export async function replaceCertificate(files: CertificateFiles, name: string, atMs = Date.now()): Promise<void> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${name}`,
    notBefore: new Date(atMs - DAY_MS),
    notAfter: new Date(atMs + DAY_MS),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }])],
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  writeFileSync(files.certificateFile, certificate.toString('pem'));
  writeFileSync(files.keyFile, `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`);
}
