import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { PictureStore } from '../../../../../../main/host/lobby/profiles/picture-store.ts';
import { partsOfPicture } from '../../../../../../shared/model/profile/picture-parts.ts';
import { SAMPLE_PICTURE } from '../../../../../support/sample-picture.ts';

const HASH = createHash('sha256').update(Buffer.from(SAMPLE_PICTURE, 'base64url')).digest('base64url');
const OTHER_HASH = 'B'.repeat(43);
const PARTS = partsOfPicture(HASH, SAMPLE_PICTURE);

it('keeps a picture that it asked for, and asks nobody a second time', () => {
  const store = new PictureStore<string>();
  expect(store.begin(HASH, 'Fox', 0)).toBe(true);
  expect(store.begin(HASH, 'Owl', 0)).toBe(false);
  expect(PARTS.map((part) => store.take(part, 'Fox', 0)).at(-1)).toBe('stored');
  expect(store.find(HASH)).toEqual(PARTS);
  expect(store.begin(HASH, 'Owl', 0)).toBe(false);
  store.keep(new Set());
  expect(store.find(HASH)).toBeUndefined();
});

it('refuses what does not have the hash, and ignores what it did not ask for', () => {
  const store = new PictureStore<string>();
  store.begin(OTHER_HASH, 'Fox', 0);
  expect(store.take({ ...PARTS[0]!, hash: OTHER_HASH }, 'Fox', 0)).toBe('refused');
  expect(store.find(OTHER_HASH)).toBeUndefined();
  expect(store.take(PARTS[0]!, 'Fox', 0)).toBe('ignored');
  store.begin(HASH, 'Fox', 0);
  expect(store.take(PARTS[0]!, 'Owl', 0)).toBe('ignored');
});

it('refuses what has the hash and is no small picture', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const hash = createHash('sha256').update(svg).digest('base64url');
  const store = new PictureStore<string>();
  store.begin(hash, 'Fox', 0);
  expect(store.take({ hash, index: 0, count: 1, data: svg.toString('base64url') }, 'Fox', 0)).toBe('refused');
});

it('asks somebody else for an upload that stalls', () => {
  const store = new PictureStore<string>();
  store.begin(HASH, 'Fox', 0);
  expect(store.isComing(HASH, 9_000)).toBe(true);
  expect(store.isComing(HASH, 11_000)).toBe(false);
  expect(store.begin(HASH, 'Owl', 11_000)).toBe(true);
});
