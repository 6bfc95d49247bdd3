import { expect, it } from 'vitest';
import { KeptContents } from '../../../../../renderer/features/files/kept-contents.ts';

const blob = (bytes: number): Blob => new Blob([new Uint8Array(bytes)]);

it('lets the oldest go when there are more bytes than it keeps, and always keeps the newest', () => {
  const contents = new KeptContents(10);
  expect(contents.add('a', blob(6))).toEqual([]);
  expect(contents.add('b', blob(4))).toEqual([]);
  expect(contents.add('c', blob(3))).toEqual(['a']);
  expect(contents.get('a')).toBeUndefined();
  expect(contents.add('d', blob(50))).toEqual(['b', 'c']);
  expect(contents.get('d')?.size).toBe(50);
});
