import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createMemoryFolder,
  openReportFolder,
  type ReportFolder,
} from '../../../../../main/host/reports/report-folder.ts';
import { MAX_REPORTS, ReportShelf } from '../../../../../main/host/reports/report-shelf.ts';
import { toBase64Url } from '../../../../../shared/protocol/invitation/invitation.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';
import { seal, testTls, UNSEALED } from '../../../../support/reports/sealed-report.ts';

const SENT_MS = Date.parse(UNSEALED.sentAt);
const DAY_MS = 86_400_000;
const PIN = toBase64Url(testTls.certificateSha256);

let folder: string;
let wallMs: number;
let warnings: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-reports-'));
  wallMs = SENT_MS;
  warnings = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open(files: ReportFolder, clock = new ManualClock()): ReportShelf {
  const log = { warn: (text: string) => void warnings.push(text) };
  return new ReportShelf({ folder: files, days: 30, wallMs: () => wallMs, schedule: clock.schedule, log });
}

const numbersOf = (shelf: ReportShelf): number[] => shelf.all.map(({ number }) => number);

describe('a shelf', () => {
  it('keeps reports in files for the next start, only for their owner', async () => {
    const reports = path.join(folder, 'reports');
    const first = open(openReportFolder(reports, PIN));
    const sealed = seal();
    expect([await first.keep(sealed), await first.keep(seal({ text: 'again' }))]).toEqual([1, 2]);
    const [name = ''] = await readdir(reports);
    if (process.platform !== 'win32') expect((await stat(path.join(reports, name))).mode & 0o777).toBe(0o600);
    const second = open(openReportFolder(reports, PIN));
    await second.ready;
    expect(second.all.map(({ report }) => report.text)).toEqual(['Plays music', 'again']);
    expect(Buffer.from((await second.read(1)) ?? []).equals(sealed.file)).toBe(true);
    expect(await second.keep(seal())).toBe(3);
  });

  it('leaves files of others alone: of another host, damaged ones, and what is no report', async () => {
    const start = PIN.slice(0, 8);
    await writeFile(path.join(folder, `report-${start}-5.ogg`), 'no report');
    await writeFile(path.join(folder, 'notes.txt'), 'mine');
    await open(openReportFolder(folder, PIN)).keep(seal());
    const other = open(openReportFolder(folder, 'x'.repeat(43)));
    await other.ready;
    expect(other.all).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(
      ['notes.txt', `report-${start}-1.ogg`, `report-${start}-5.ogg`].sort(),
    );
  });

  it('deletes a report, and those that are too old', async () => {
    const clock = new ManualClock();
    const shelf = open(openReportFolder(folder, PIN), clock);
    for (const text of ['a', 'b', 'c']) await shelf.keep(seal({ text }));
    expect([shelf.remove(2), shelf.remove(2), shelf.remove(99)]).toEqual([true, false, false]);
    expect(await shelf.read(2)).toBeUndefined();
    wallMs += 30 * DAY_MS;
    expect(numbersOf(shelf)).toEqual([1, 3]);
    wallMs += 1;
    expect(numbersOf(shelf)).toEqual([]);
    clock.advance(3_600_000);
    await expect.poll(() => readdir(folder)).toEqual([]);
  });

  it('says that the disk is full, and keeps what it has', async () => {
    const memory = createMemoryFolder();
    let isFull = false;
    const shelf = open({
      ...memory,
      write: async (number, file) => {
        if (isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        await memory.write(number, file);
      },
    });
    await shelf.keep(seal());
    isFull = true;
    expect(await shelf.keep(seal())).toBeUndefined();
    expect(numbersOf(shelf)).toEqual([1]);
    expect(warnings).toEqual(["A report couldn't be kept: the disk is full. Free some space on the disk."]);
    isFull = false;
    expect(await shelf.keep(seal())).toBe(3);
  });

  it('keeps 200 of 10,000 reports, and a flood pushes out itself', async () => {
    const shelf = open(createMemoryFolder());
    const report = seal({ reporter: { id: 1, name: 'Ada', identity: 'a'.repeat(22) } });
    const flood = seal({ reporter: { id: 2, name: 'Eve', identity: '' } });
    await shelf.keep(report);
    for (let count = 0; count < 9_998; count++) await shelf.keep(flood);
    await shelf.keep(report);
    expect(shelf.all).toHaveLength(MAX_REPORTS);
    const ofAda = shelf.all.filter(({ report: { reporter } }) => reporter.name === 'Ada');
    expect(ofAda.map(({ number }) => number)).toEqual([1, 10_000]);
    expect(numbersOf(shelf)[1]).toBe(10_000 - MAX_REPORTS + 2);
  });
});
