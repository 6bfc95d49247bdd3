import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkReportFile, readCheckOptions } from '../../../../../../main/cli/serve/reports/check-report.ts';
import { createTlsIdentity } from '../../../../../../main/host/listen/tls-identity.ts';
import { formatInvitation } from '../../../../../../shared/protocol/invitation/invitation.ts';
import { seal, testTls } from '../../../../../support/reports/sealed-report.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, 'report.ogg');
  await writeFile(file, bytes);
  return file;
}

const invitationOf = (certificateSha256: Uint8Array): string =>
  formatInvitation({
    ...{ addresses: [{ host: '127.0.0.1', port: 1 }], certificateSha256 },
    ...{ secret: new Uint8Array(16), rendezvous: '' },
  });

const errorOf = async (bytes: Uint8Array, of = '') => {
  const checked = await checkReportFile({ file: await fileWith(bytes), of });
  return checked.ok ? 'whole' : checked.error.code;
};

describe('the check of a saved report', () => {
  it('says what it says, and which host sealed it', async () => {
    const file = await fileWith(seal({ text: 'Loud\u001b[31m' }).file);
    const checked = await checkReportFile({ file, of: invitationOf(testTls.certificateSha256) });
    const lines = checked.ok ? checked.value.lines : [];
    expect(lines[0]).toBe('The report is whole, and as the host sealed it.');
    expect(lines[1]).toMatch(/^Host {8}[\w-]{43} \(that of the invitation\)$/);
    expect(lines).toContain('Reason      noise: Loud [31m');
    expect(lines).toContain(`Audible     Wren #9 (${'w'.repeat(22)}), 1.2 s`);
  });

  it('names a forgery, a cut, a change, and another host', async () => {
    const { file } = seal();
    const text = file.toString('latin1');
    expect(await errorOf(file)).toBe('whole');
    expect(await errorOf(file.subarray(0, file.length - 100))).toBe('cut-short');
    expect(await errorOf(Buffer.from(text.slice(0, -3) + 'abc', 'latin1'))).toBe('other-audio');
    expect(await errorOf(Buffer.from('something else'))).toBe('not-a-report');
    expect(await errorOf(new Uint8Array(700_000))).toBe('not-a-report');
    const stranger = await createTlsIdentity(0);
    expect(await errorOf(file, invitationOf(stranger.certificateSha256))).toBe('other-host');
    expect(await errorOf(file, 'no invitation')).toBe('bad-invitation');
    const missing = await checkReportFile({ file: path.join(folder, 'nothing.ogg'), of: '' });
    expect(missing).toMatchObject({ error: { code: 'not-read' } });
    expect(await checkReportFile({ file: folder, of: '' })).toMatchObject({ error: { code: 'not-read' } });
  });

  it('is asked for by its option, with nothing else but an invitation and JSON', () => {
    expect(readCheckOptions(['--lobby', 'Cellar'])).toBeUndefined();
    expect(readCheckOptions(['--verify-report', 'a.ogg', '--json'])).toEqual({
      ok: true,
      value: { file: 'a.ogg', of: '' },
    });
    expect(readCheckOptions(['--verify-report=a.ogg', '--of=x'])).toEqual({
      ok: true,
      value: { file: 'a.ogg', of: 'x' },
    });
    for (const argv of [['--of', 'x'], ['--verify-report'], ['--verify-report', 'a.ogg', '--lobby', 'b']])
      expect(readCheckOptions(argv)).toMatchObject({ ok: false });
  });
});
