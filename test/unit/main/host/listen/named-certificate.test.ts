import { writeFileSync } from 'node:fs';
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
  expect(reasonOf({ ...files, keyFile: other.keyFile })).toMatch(/aren't a certificate and its private key/);
  expect(reasonOf({ ...files, keyFile: `${files.keyFile}.missing` })).toMatch(/missing can't be read/);
});

it('a renewed certificate replaces the old one within an hour, and an unusable one does not', async () => {
  const files = await writeCertificateFor('play.example.org');
  const clock = new ManualClock();
  const lines: LogEntry[] = [];
  const followed = followNamedCertificate(
    files,
    'play.example.org',
    clock.schedule,
    createEntryLog((entry) => lines.push(entry)),
  );
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
  expect(followNamedCertificate(files, 'voice.example.org', new ManualClock().schedule, silentLog)).toMatchObject({
    ok: false,
  });
});
