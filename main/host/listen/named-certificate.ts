import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { Log } from '../../../shared/log.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import type { CertificateFiles } from '../host-options.ts';
import { readTlsIdentity, type TlsIdentity } from './tls-identity.ts';

/** A certificate that programs see only if they ask for a name that it covers (SNI, RFC 6066). */
export interface NamedCertificate {
  readonly identity: TlsIdentity;
  /** Returns whether the certificate covers a host name. */
  covers(name: string): boolean;
  readonly context: SecureContext;
}

/** Certificates of public authorities last for weeks, and programs that renew them replace the files in time. */
const RELOAD_INTERVAL_MS = 3_600_000;

/** The certificate of a host's public name, read again every hour. */
export interface FollowedCertificate {
  current(): NamedCertificate;
  stop(): void;
}

/** Reads a certificate, and follows its files. While they cannot be used, the last certificate counts. */
export function followNamedCertificate(
  files: CertificateFiles,
  name: string,
  schedule: Schedule,
  log: Log,
): Result<FollowedCertificate, 'bad-option'> {
  const first = readNamedCertificate(files, name);
  if (!first.ok) return first;
  let { value: current } = first;
  const reload = (): void => {
    const next = readNamedCertificate(files, name);
    if (next.ok) current = next.value;
    else log.warn(`The certificate was not replaced. ${next.error.message}`);
  };
  return success({ current: () => current, stop: scheduleEvery(schedule, reload, RELOAD_INTERVAL_MS) });
}

/**
 * Reads a certificate for `name`. Fails with what is wrong with the files: unreadable, not belonging together, or for
 * other names.
 */
export function readNamedCertificate(
  { certificateFile, keyFile }: CertificateFiles,
  name: string,
): Result<NamedCertificate, 'bad-option'> {
  const texts: string[] = [];
  for (const file of [certificateFile, keyFile]) {
    try {
      texts.push(readFileSync(file, 'utf8'));
    } catch (error) {
      return failure('bad-option', `${file} can't be read: ${(error as Error).message}`);
    }
  }
  const [certificatePem = '', privateKeyPem = ''] = texts;
  const identity = readTlsIdentity(certificatePem, privateKeyPem);
  if (identity === undefined)
    return failure(
      'bad-option',
      `${certificateFile} and ${keyFile} aren't a certificate and its private key in PEM without a password.`,
    );
  const certificate = new X509Certificate(certificatePem);
  const covers = (host: string): boolean => certificate.checkHost(host) !== undefined;
  if (!covers(name))
    return failure(
      'bad-option',
      `The certificate in ${certificateFile} doesn't cover ${name}, only ${certificate.subjectAltName ?? certificate.subject}.`,
    );
  return success({ identity, covers, context: createSecureContext({ cert: certificatePem, key: privateKeyPem }) });
}
