import { describe, expect, it } from 'vitest';
import { createTlsIdentity } from '../../../../../main/host/listen/tls-identity.ts';
import { hostIdentityOf } from '../../../../../main/host/listen/host-identity.ts';
import { reportStatement, sealOf, sealReport, REPORT_TAGS } from '../../../../../main/host/reports/seal-report.ts';
import { readReport, verifyReport } from '../../../../../main/host/reports/verify-report.ts';
import { readOggOpus, writeOpusTags } from '../../../../../main/media/ogg/ogg-opus.ts';
import { toBase64Url } from '../../../../../shared/protocol/invitation/invitation.ts';
import { packetsOf, seal, testHost, testTls, UNSEALED } from '../../../../support/reports/sealed-report.ts';

/** Replaces tags of a sealed file, as somebody with an editor for tags does. */
function withTags(file: Buffer, changes: Readonly<Record<string, string>>): Buffer {
  const ogg = readOggOpus(file);
  if (ogg === undefined) throw new Error('no report');
  const tags = writeOpusTags({ ...Object.fromEntries(ogg.tags), ...changes }, ogg.tagsPage.serial) ?? new Uint8Array(0);
  return Buffer.concat([file.subarray(0, ogg.tagsPage.start), tags, file.subarray(ogg.tagsPage.end)]);
}

const flawOf = async (file: Uint8Array) => {
  const verified = await verifyReport(file);
  return verified.ok ? 'none' : verified.flaw;
};

describe('a sealed report', () => {
  it('is whole, and names the host by the pin of its invitations', async () => {
    const { file, report } = seal();
    expect(await verifyReport(file)).toEqual({ ok: true, report, hostPin: toBase64Url(testTls.certificateSha256) });
    expect(report.audio).toMatchObject({ durationMs: 1_920, packets: 100 });
    expect(readReport(file)?.report).toEqual(report);
  });

  it('says which parts were changed', async () => {
    const { file, report } = seal();
    const reason = { ...report, reason: 'threat' as const };
    expect(await flawOf(withTags(file, { [REPORT_TAGS.report]: JSON.stringify(reason) }))).toEqual({
      code: 'changed',
      parts: ['reason'],
    });
    const more = { ...report, text: 'Threatens me', reported: report.reporter, note: 'x' };
    expect(await flawOf(withTags(file, { [REPORT_TAGS.report]: JSON.stringify(more) }))).toEqual({
      code: 'changed',
      parts: ['reported', 'text', 'note'],
    });
    const less = Object.fromEntries(Object.entries(report).filter(([part]) => part !== 'text'));
    expect(await flawOf(withTags(file, { [REPORT_TAGS.report]: JSON.stringify(less) }))).toEqual({
      code: 'changed',
      parts: ['text'],
    });
  });

  it('is forged if the hashes are another list, or another certificate signed them', async () => {
    const { file, report } = seal();
    const reason = { ...report, reason: 'threat' as const };
    const forged = { [REPORT_TAGS.report]: JSON.stringify(reason), [REPORT_TAGS.seal]: sealOf(reason) };
    expect(await flawOf(withTags(file, forged))).toEqual({ code: 'forged' });
    const stranger = await createTlsIdentity(0);
    const signature = hostIdentityOf(stranger).sign(reportStatement(sealOf(report)));
    expect(await flawOf(withTags(file, { [REPORT_TAGS.signature]: signature }))).toEqual({ code: 'forged' });
    for (const [tag, value] of [
      [REPORT_TAGS.signature, ''],
      [REPORT_TAGS.certificate, 'AAAA'],
    ] as const)
      expect(await flawOf(withTags(file, { [tag]: value }))).toEqual({ code: 'forged' });
  });

  it('by another host verifies, with the pin of that host', async () => {
    const stranger = await createTlsIdentity(0);
    const sealed = sealReport(UNSEALED, packetsOf(5), hostIdentityOf(stranger), 1);
    expect(await verifyReport(sealed?.file ?? new Uint8Array(0))).toMatchObject({
      ok: true,
      hostPin: toBase64Url(stranger.certificateSha256),
    });
  });

  it('is cut short wherever its end is missing', async () => {
    const { file } = seal();
    const start = readOggOpus(file)?.tagsPage.end ?? 0;
    for (const end of [file.length - 1, start + 5_000, start + 1, start])
      expect(await flawOf(file.subarray(0, end)), String(end)).toEqual({ code: 'cut-short' });
  });

  it('has other audio if a byte of it changes, if a page is missing, or with something behind it', async () => {
    const { file } = seal();
    const changed = Buffer.from(file);
    changed[file.length - 10] = (changed[file.length - 10] ?? 0) ^ 1;
    expect(await flawOf(changed)).toEqual({ code: 'other-audio' });
    expect(await flawOf(Buffer.concat([file, Buffer.from('more')]))).toEqual({ code: 'other-audio' });
    const other = sealReport(UNSEALED, packetsOf(100, 90), testHost, 1)?.file ?? file;
    const [own, foreign] = [readOggOpus(file), readOggOpus(other)];
    const mixed = Buffer.concat([file.subarray(0, own?.tagsPage.end), other.subarray(foreign?.tagsPage.end)]);
    expect(await flawOf(mixed)).toEqual({ code: 'other-audio' });
    const louder = Buffer.from(file);
    louder[28 + 16] = 1;
    expect(await flawOf(louder)).toEqual({ code: 'not-a-report' });
  });

  it('is no report if it is something else', async () => {
    for (const bytes of [
      new Uint8Array(0),
      Buffer.from('OggS'),
      Buffer.from('{"reason":"noise"}'),
      new Uint8Array(70_000),
    ])
      expect(await flawOf(bytes)).toEqual({ code: 'not-a-report' });
    const { file } = seal();
    expect(await flawOf(withTags(file, { [REPORT_TAGS.report]: 'no JSON' }))).toEqual({ code: 'not-a-report' });
  });

  it('does not fit into a file if it names too many people', () => {
    const people = Array.from({ length: 900 }, (_, id) => ({ id, name: 'Wren'.repeat(10), identity: 'w'.repeat(22) }));
    expect(sealReport({ ...UNSEALED, people }, packetsOf(1), testHost, 1)).toBeUndefined();
  });
});
