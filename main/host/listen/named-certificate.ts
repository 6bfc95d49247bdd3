import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { describeFileError } from '../../../shared/describe-file-error.ts';
import { findTextEncoding } from '../../../shared/text-encoding.ts';
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
  /** Says that the certificate has expired, or is not valid yet; undefined = it is valid at this time. */
  findDateFlaw(nowMs: number): string | undefined;
  readonly context: SecureContext;
}

/** Certificates of public authorities last for weeks, and programs that renew them replace the files in time. */
const RELOAD_INTERVAL_MS = 3_600_000;

/** The certificate of a host's public name, read again every hour. */
export interface FollowedCertificate {
  current(): NamedCertificate;
  stop(): void;
}

/** The ports for following a certificate: timers, the time of day, and where to warn. */
export interface CertificateWatch {
  readonly schedule: Schedule;
  /** Milliseconds since 1970, as `Date.now`. */
  readonly nowMs: () => number;
  readonly log: Log;
}

/**
 * Reads a certificate, and follows its files. While they cannot be used, the last certificate counts. Warns of one that
 * is not valid now: a voice chat without positions is better than none.
 */
export function followNamedCertificate(
  files: CertificateFiles,
  name: string,
  { schedule, nowMs, log }: CertificateWatch,
): Result<FollowedCertificate, 'bad-option'> {
  const first = readNamedCertificate(files, name);
  if (!first.ok) return first;
  let { value: current } = first;
  const checkDates = (): void => {
    const flaw = current.findDateFlaw(nowMs());
    if (flaw !== undefined) log.warn(`${flaw} Game servers refuse it. Renew it; Earshot reads the files every hour.`);
  };
  checkDates();
  const reload = (): void => {
    const next = readNamedCertificate(files, name);
    if (next.ok) current = next.value;
    else log.warn(`The certificate was not replaced. ${next.error.message}`);
    checkDates();
  };
  return success({ current: () => current, stop: scheduleEvery(schedule, reload, RELOAD_INTERVAL_MS) });
}

/** As PKCS #8 and the older form of OpenSSL mark them. */
const ENCRYPTED_KEY = /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;

/** A certificate with a long chain, or a key, takes a few kilobytes. */
const MAX_PEM_BYTES = 262_144;

/**
 * Reads a certificate for `name`. Fails with what is wrong with the files: unreadable, not PEM, with a password, not
 * belonging together, or for other names.
 */
export function readNamedCertificate(
  { certificateFile, keyFile }: CertificateFiles,
  name: string,
): Result<NamedCertificate, 'bad-option'> {
  const certificatePem = readPem(certificateFile);
  if (!certificatePem.ok) return certificatePem;
  const privateKeyPem = readPem(keyFile);
  if (!privateKeyPem.ok) return privateKeyPem;
  const certificate = readCertificate(certificateFile, certificatePem.value);
  if (!certificate.ok) return certificate;
  const key = checkPrivateKey(keyFile, privateKeyPem.value);
  if (!key.ok) return key;
  return nameCertificate({ certificateFile, keyFile }, name, certificate.value, {
    certificatePem: certificatePem.value,
    privateKeyPem: privateKeyPem.value,
  });
}

function nameCertificate(
  { certificateFile, keyFile }: CertificateFiles,
  name: string,
  certificate: X509Certificate,
  { certificatePem, privateKeyPem }: { readonly certificatePem: string; readonly privateKeyPem: string },
): Result<NamedCertificate, 'bad-option'> {
  const identity = readTlsIdentity(certificatePem, privateKeyPem);
  if (identity === undefined)
    return bad(
      `The private key in ${keyFile} doesn't belong to the first certificate in ${certificateFile}. The host's own certificate comes first, then those of the authorities.`,
    );
  const covers = (host: string): boolean => certificate.checkHost(host) !== undefined;
  if (!covers(name))
    return bad(
      `The certificate in ${certificateFile} doesn't cover ${name}, only ${certificate.subjectAltName ?? certificate.subject}.`,
    );
  const findDateFlaw = (nowMs: number): string | undefined => {
    if (nowMs > Date.parse(certificate.validTo))
      return `The certificate in ${certificateFile} expired on ${certificate.validTo}.`;
    return nowMs < Date.parse(certificate.validFrom)
      ? `The certificate in ${certificateFile} is valid only from ${certificate.validFrom}.`
      : undefined;
  };
  try {
    const context = createSecureContext({ cert: certificatePem, key: privateKeyPem });
    return success({ identity, covers, findDateFlaw, context });
  } catch (error) {
    // A damaged certificate further down the chain, or a key that is too short.
    return bad(`The certificates in ${certificateFile} can't be used: ${(error as Error).message}.`);
  }
}

/** Reads a file of options, which are read at once. Never waits for the writer of a pipe. */
function readPem(file: string): Result<string, 'bad-option'> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || stats.size > MAX_PEM_BYTES) return bad(`${file} isn't a PEM file.`);
    const bytes = readFileSync(descriptor);
    return success(new TextDecoder(findTextEncoding(bytes)).decode(bytes));
  } catch (error) {
    return bad(`${file} can't be read: ${describeFileError(error)}.`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readCertificate(file: string, pem: string): Result<X509Certificate, 'bad-option'> {
  try {
    if (pem.includes('-----BEGIN')) return success(new X509Certificate(pem));
  } catch {
    // What is wrong with it helps nobody.
  }
  return bad(`${file} has no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----.`);
}

function checkPrivateKey(file: string, pem: string): Result<void, 'bad-option'> {
  if (ENCRYPTED_KEY.test(pem))
    return bad(
      `The private key in ${file} has a password. Write it without one: openssl pkey -in ${file} -out NEW-FILE.`,
    );
  try {
    createPrivateKey(pem);
    return success(undefined);
  } catch {
    return bad(`${file} has no private key in PEM, which begins with -----BEGIN PRIVATE KEY-----.`);
  }
}

function bad(message: string): Result<never, 'bad-option'> {
  return failure('bad-option', message);
}
