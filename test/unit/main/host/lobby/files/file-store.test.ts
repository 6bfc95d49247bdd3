import { expect, it } from 'vitest';
import { FileStore, type StoredFile } from '../../../../../../main/host/lobby/files/file-store.ts';

const LIMITS = { files: 5, bytes: 1_000, filesOfOne: 3, bytesOnTheWay: 700 };

function file(id: number, content: string, owner = `#${id}`): StoredFile {
  return {
    ...{ id, owner, from: id, sender: 'Ada', identity: '', readers: null, name: 'a.txt', image: '', preview: 0 },
    size: content.length,
    sha256: content,
    content: Buffer.from(content),
    storedAtMs: 0,
  };
}

it('makes room by dropping the oldest files', () => {
  const store = new FileStore(LIMITS);
  expect(store.add(file(1, 'a'.repeat(600)))).toEqual([]);
  expect(store.add(file(2, 'b'.repeat(300)))).toEqual([]);
  expect(store.add(file(3, 'c'.repeat(200)))).toEqual([1]);
  expect(store.bytes).toBe(500);
  expect([...store.all()].map(({ id }) => id)).toEqual([2, 3]);
});

it('keeps a number of files of one person, and of all', () => {
  const store = new FileStore(LIMITS);
  for (const id of [1, 2, 3]) store.add(file(id, `a${id}`, 'ada'));
  expect(store.add(file(4, 'b', 'ben'))).toEqual([]);
  expect(store.add(file(5, 'a5', 'ada'))).toEqual([1]);
  expect(store.add(file(6, 'c', 'cleo'))).toEqual([]);
  expect(store.add(file(7, 'd', 'dan'))).toEqual([2]);
});

it('limits what is on its way, which makes no file go', () => {
  const store = new FileStore(LIMITS);
  store.add(file(1, 'a'.repeat(900)));
  expect([store.reserve(2, 400), store.reserve(3, 301), store.reserve(4, 300)]).toEqual([true, false, true]);
  expect(store.get(1)).toBeDefined();
  store.release(2);
  expect(store.reserve(3, 301)).toBe(true);
  for (const id of [5, 6, 7]) store.reserve(id, 0);
  expect(store.reserve(8, 0)).toBe(false);
});

it('keeps the same content of two senders once, until both are gone', () => {
  const store = new FileStore(LIMITS);
  store.add(file(1, 'x'.repeat(400)));
  store.add(file(2, 'x'.repeat(400)));
  expect(store.bytes).toBe(400);
  store.remove(1);
  expect(store.get(2)?.content.toString()).toBe('x'.repeat(400));
  expect(store.bytes).toBe(400);
  store.remove(2);
  expect(store.bytes).toBe(0);
});
