import { describe, expect, it } from 'vitest';
import type { OfferedFile } from '../../../../../../main/host/lobby/files/file-store.ts';
import { FileUploads } from '../../../../../../main/host/lobby/files/file-uploads.ts';

const LINE = {};

function offered(id: number, owner: string, size = 10_000_000): OfferedFile {
  const file = { id, owner, from: 1, sender: 'Ada', identity: '', readers: null } as const;
  return { ...file, name: 'a', size, image: '', preview: 0, sha256: `hash ${id}` };
}

/** Asks for a second, and sends at once what is asked for. Returns the bytes by owner. */
function askForASecond(uploads: FileUploads, fromMs: number): Map<string, number> {
  const bytes = new Map<string, number>();
  for (let nowMs = fromMs; nowMs < fromMs + 1_000; nowMs += 20) {
    const wants: { readonly file: number; readonly offset: number; readonly length: number }[] = [];
    uploads.ask(nowMs, (owner, want) => {
      wants.push(want);
      bytes.set(owner, (bytes.get(owner) ?? 0) + want.length);
      return true;
    });
    for (const { file, offset, length } of wants)
      uploads.get(file)?.receive({ offset, content: new Uint8Array(length) }, nowMs);
  }
  return bytes;
}

describe('the host asks', () => {
  it('a sender for no more than its voice leaves room for, with one file or three', () => {
    const uploads = new FileUploads(0);
    uploads.begin(offered(1, 'ada'), LINE, 0);
    const one = askForASecond(uploads, 1_000).get('ada') ?? 0;
    expect(one).toBeGreaterThan(230_000);
    expect(one).toBeLessThan(300_000);
    for (const id of [2, 3]) uploads.begin(offered(id, 'ada'), LINE, 2_000);
    const three = askForASecond(uploads, 3_000).get('ada') ?? 0;
    expect(three).toBeLessThan(300_000);
  });

  it('all senders together for a limited rate, in turns', () => {
    const uploads = new FileUploads(0);
    for (let id = 1; id <= 20; id++) uploads.begin(offered(id, `owner ${id}`), LINE, 0);
    askForASecond(uploads, 1_000);
    const bytes = [...askForASecond(uploads, 2_000).values()];
    expect(bytes).toHaveLength(20);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(1_700_000);
    expect(Math.max(...bytes)).toBeLessThan(3 * Math.min(...bytes));
  });

  it('a sender again for what could not be asked', () => {
    const uploads = new FileUploads(0);
    uploads.begin(offered(1, 'ada'), LINE, 0);
    uploads.ask(0, () => false);
    const offsets: number[] = [];
    uploads.ask(0, (_owner, { offset }) => offsets.push(offset) > 0);
    expect(offsets[0]).toBe(0);
  });
});

it('ends those of senders who have stopped halfway, or are gone', () => {
  const uploads = new FileUploads(0);
  uploads.begin(offered(1, 'ada'), LINE, 0);
  uploads.begin(offered(2, 'ben'), LINE, 50_000);
  uploads.begin(offered(3, 'cleo'), LINE, 50_000);
  expect(uploads.findEnded(60_001, new Set(['ada', 'ben']))).toEqual([1, 3]);
});

it('finds the file that an offer continues', () => {
  const uploads = new FileUploads(0);
  const file = offered(1, 'ada');
  uploads.begin(file, LINE, 0);
  expect(uploads.find('ada', file)?.file.id).toBe(1);
  expect(uploads.find('ben', file)).toBeUndefined();
  expect(uploads.find('ada', { ...file, size: 9 })).toBeUndefined();
});
