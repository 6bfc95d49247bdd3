import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { followNamedCertificate, readNamedCertificate } from '../../../../../main/host/listen/named-certificate.ts';
import { createEntryLog, type LogEntry } from '../../../../../shared/log.ts';
import { replaceCertificate, writeCertificateFor } from '../../../../support/certificate-for.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { silentLog } from '../../../../support/silent-log.ts';

it('a certificate covers its own names only', async () => {
  const read = readNamedCertificate(await writeCertificateFor('play.example.org'), 'play.example.org');
  if (!read.ok) throw new Error(read.error.message);
  const { covers } = read.value;
  expect(['play.example.org', 'PLAY.example.org', 'example.org', 'x.play.example.org', ''].map(covers)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('a certificate that cannot be used is refused with the reason', async () => {
  const files = await writeCertificateFor('play.example.org');
  const other = await writeCertificateFor('play.example.org');
  const reasonOf = (given: typeof files, name = 'play.example.org'): string => {
    const read = readNamedCertificate(given, name);
    return read.ok ? 'accepted' : read.error.message;
  };
  expect(reasonOf(files, 'voice.example.org')).toMatch(/doesn't cover voice.example.org, only DNS:play.example.org/);
  expect(reasonOf({ ...files, keyFile: other.keyFile })).toMatch(/private key in .* doesn't belong to the first cert/);
  expect(reasonOf({ ...files, keyFile: `${files.keyFile}.missing` })).toMatch(/missing can't be read/);
});

it.each<
  [string, (pem: { readonly certificate: string; readonly key: string }) => Record<string, string | Uint8Array>, RegExp]
>([
  ['as it is', () => ({}), /^accepted$/],
  [
    'with a chain whose end is damaged',
    ({ certificate }) => ({ certificateFile: `${certificate}\n${certificate.replace(/^(?!-)/gm, 'A')}` }),
    /certificates in .* can't be used/,
  ],
  ['with a chain', ({ certificate }) => ({ certificateFile: `${certificate}\n${certificate}` }), /^accepted$/],
  [
    'with a byte order mark',
    ({ certificate, key }) => ({ certificateFile: `\ufeff${certificate}`, keyFile: `\ufeff${key}` }),
    /^accepted$/,
  ],
  [
    'in UTF-16',
    ({ certificate }) => ({ certificateFile: Buffer.from(`\ufeff${certificate}`, 'utf16le') }),
    /^accepted$/,
  ],
  ['in DER', ({ certificate }) => ({ certificateFile: new X509Certificate(certificate).raw }), /no certificate in PEM/],
  [
    'whose key is in DER',
    ({ key }) => ({ keyFile: createPrivateKey(key).export({ format: 'der', type: 'pkcs8' }) }),
    /no private key in PEM/,
  ],
  [
    'whose files are swapped',
    ({ certificate, key }) => ({ certificateFile: key, keyFile: certificate }),
    /no certificate in PEM/,
  ],
  ['that is cut off', ({ certificate }) => ({ certificateFile: certificate.slice(0, 200) }), /no certificate in PEM/],
  ['that is empty', () => ({ certificateFile: '' }), /no certificate in PEM/],
  ['that is far too large', () => ({ certificateFile: 'x'.repeat(300_000) }), /isn't a PEM file/],
  [
    'whose key has a password',
    ({ key }) => ({
      keyFile: createPrivateKey(key).export({ format: 'pem', type: 'pkcs8', cipher: 'aes-128-cbc', passphrase: 'x' }),
    }),
    /has a password.*openssl pkey/,
  ],
  [
    'whose key has a password in the older form',
    ({ key }) => ({
      keyFile: createPrivateKey(key).export({ format: 'pem', type: 'sec1', cipher: 'aes-128-cbc', passphrase: 'x' }),
    }),
    /has a password/,
  ],
])('a certificate %s gets an answer of its own', async (_, change, answer) => {
  const files = await writeCertificateFor('play.example.org');
  const pem = { certificate: readFileSync(files.certificateFile, 'utf8'), key: readFileSync(files.keyFile, 'utf8') };
  for (const [file, content] of Object.entries(change(pem))) writeFileSync(files[file as keyof typeof files], content);
  const read = readNamedCertificate(files, 'play.example.org');
  expect(read.ok ? 'accepted' : read.error.message).toMatch(answer);
});

it.skipIf(process.platform === 'win32')('a folder or a pipe in place of a file is refused at once', async () => {
  const files = await writeCertificateFor('play.example.org');
  const pipe = `${files.keyFile}.pipe`;
  spawnSync('mkfifo', [pipe]);
  for (const certificateFile of [path.dirname(files.keyFile), pipe])
    expect(readNamedCertificate({ ...files, certificateFile }, 'play.example.org')).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/isn't a PEM file/) as string },
    });
});

it('an expired certificate is shown, and warned of at the start and with every look', async () => {
  const files = await writeCertificateFor('play.example.org');
  const clock = new ManualClock();
  const lines: string[] = [];
  let nowMs = Date.now() - 10 * 86_400_000;
  const followed = followNamedCertificate(files, 'play.example.org', {
    schedule: clock.schedule,
    nowMs: () => nowMs,
    log: createEntryLog((entry) => lines.push(entry.message)),
  });
  expect(followed.ok).toBe(true);
  expect(lines).toEqual([expect.stringMatching(/is valid only from .* Game servers refuse it/)]);
  nowMs = Date.now();
  clock.advance(3_600_000);
  expect(lines).toHaveLength(1);
  nowMs = Date.now() + 10 * 86_400_000;
  clock.advance(3_600_000);
  expect(lines).toEqual([expect.anything(), expect.stringMatching(/expired on .* Renew it/)]);
});

it('a renewed certificate replaces the old one within an hour, and an unusable one does not', async () => {
  const files = await writeCertificateFor('play.example.org');
  const clock = new ManualClock();
  const lines: LogEntry[] = [];
  const followed = followNamedCertificate(files, 'play.example.org', {
    schedule: clock.schedule,
    nowMs: Date.now,
    log: createEntryLog((entry) => lines.push(entry)),
  });
  if (!followed.ok) throw new Error(followed.error.message);
  const pinOf = () => Buffer.from(followed.value.current().identity.certificateSha256).toString('hex');
  const first = pinOf();
  await replaceCertificate(files, 'play.example.org');
  expect(pinOf()).toBe(first);
  clock.advance(3_600_000);
  const second = pinOf();
  expect(second).not.toBe(first);
  writeFileSync(files.keyFile, '');
  clock.advance(3_600_000);
  expect([pinOf(), lines.map(({ level }) => level)]).toEqual([second, ['warn']]);
  followed.value.stop();
});

it('a host does not open with a certificate that cannot be used', async () => {
  const files = await writeCertificateFor('play.example.org');
  const watch = { schedule: new ManualClock().schedule, nowMs: Date.now, log: silentLog };
  expect(followNamedCertificate(files, 'voice.example.org', watch)).toMatchObject({ ok: false });
});
