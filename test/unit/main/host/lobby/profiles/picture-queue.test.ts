import { expect, it } from 'vitest';
import { PictureQueue, type PictureReader } from '../../../../../../main/host/lobby/profiles/picture-queue.ts';
import { partsOfPicture } from '../../../../../../shared/model/profile/picture-parts.ts';

const hashOf = (index: number): string => String(index).padStart(43, '0');
/** 12,000 characters each. */
const find = (hash: string) => (hash === hashOf(9_999) ? undefined : partsOfPicture(hash, 'x'.repeat(12_000)));

class Reader implements PictureReader {
  readonly got: string[] = [];
  characters = 0;
  buffered = 0;
  readonly peer = { bufferedBytes: () => this.buffered };
  send(part: Parameters<PictureReader['send']>[0]): void {
    this.characters += part.data.length;
    if (part.index === part.count - 1) this.got.push(part.hash);
  }
}

const everyone = (): boolean => true;

/** Takes the turns of some seconds. */
function run(
  queue: PictureQueue<Reader>,
  fromMs: number,
  seconds: number,
  isHere: (reader: Reader) => boolean = everyone,
): void {
  for (let atMs = fromMs; atMs <= fromMs + 1_000 * seconds; atMs += 50) queue.send(isHere, atMs);
}

it('sends a participant three pictures a second, whole and in order, and is empty then', () => {
  const queue = new PictureQueue<Reader>(find, 0);
  const reader = new Reader();
  for (let index = 0; index < 12; index++) queue.add(reader, hashOf(index), 0);
  run(queue, 0, 2);
  expect(reader.got.length).toBeGreaterThan(5);
  expect(reader.got.length).toBeLessThan(10);
  run(queue, 2_050, 4);
  expect(reader.got).toEqual(Array.from({ length: 12 }, (_, index) => hashOf(index)));
  expect(queue.isEmpty).toBe(true);
});

it('stays below a megabit a second for 300 participants who want 64 pictures each, and serves all alike', () => {
  const queue = new PictureQueue<Reader>(find, 0);
  const readers = Array.from({ length: 300 }, () => new Reader());
  for (const reader of readers) for (let index = 0; index < 64; index++) queue.add(reader, hashOf(index), 0);
  run(queue, 0, 20);
  const all = readers.reduce((sum, { characters }) => sum + characters, 0);
  expect(all).toBeLessThanOrEqual(32_768 + 20.05 * 131_072);
  expect(all).toBeGreaterThan(19 * 131_072);
  const each = readers.map(({ characters }) => characters);
  expect(Math.max(...each) - Math.min(...each)).toBeLessThan(3 * 3_000);
});

it('waits while a connection has something else to send, or the participant has left', () => {
  const queue = new PictureQueue<Reader>(find, 0);
  const [busy, gone] = [new Reader(), new Reader()];
  busy.buffered = 20_000;
  queue.add(busy, hashOf(1), 0);
  run(queue, 0, 1);
  expect(busy.characters).toBe(0);
  busy.buffered = 0;
  queue.add(gone, hashOf(1), 1_000);
  run(queue, 1_100, 1, (reader) => reader !== gone);
  expect(busy.got).toEqual([hashOf(1)]);
  expect(gone.characters).toBe(0);
});

it('skips a picture that is not here yet, gives it up after half a minute, and has room for 64', () => {
  const queue = new PictureQueue<Reader>(find, 0);
  const reader = new Reader();
  queue.add(reader, hashOf(9_999), 0);
  for (let index = 1; index < 64; index++) expect(queue.add(reader, hashOf(index), 0)).toBe(true);
  expect(queue.add(reader, hashOf(64), 0)).toBe(false);
  run(queue, 0, 29);
  expect(reader.got).toHaveLength(63);
  expect(queue.isEmpty).toBe(false);
  run(queue, 29_000, 3);
  expect(queue.isEmpty).toBe(true);
});

it('says who waited for a picture that nobody has', () => {
  const queue = new PictureQueue<Reader>(find, 0);
  const reader = new Reader();
  queue.add(reader, hashOf(9_999), 0);
  expect(queue.drop(hashOf(9_999))).toEqual([reader]);
  expect(queue.drop(hashOf(9_999))).toEqual([]);
});
