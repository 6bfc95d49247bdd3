import { describe, expect, it } from 'vitest';
import { CodeBook, PREFIX_COUNT } from '../../../../../main/rendezvous/core/code-book.ts';

const RELEASE_MS = 1_000;

function counting(): (limit: number) => number {
  let number = 0;
  return (limit) => number++ % limit;
}

describe('CodeBook', () => {
  it('gives every lobby another prefix of Crockford base 32, and a lobby the same one', () => {
    const book = new CodeBook(counting(), RELEASE_MS);
    const prefixes = Array.from({ length: 2_000 }, (_, index) => book.assign(`lobby ${index}`));
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const prefix of prefixes) expect(prefix).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}$/);
    expect(book.assign('lobby 5')).toBe(prefixes[5]);
    expect(book.find(prefixes[5] ?? '')).toBe('lobby 5');
  });

  it('takes another number when a prefix is in use or rests', () => {
    const numbers = [4, 4, 4, 5, 5, 4, 6];
    const book = new CodeBook(() => numbers.shift() ?? 0, RELEASE_MS);
    const first = book.assign('a');
    expect(book.assign('b')).not.toBe(first);
    const renewed = book.renew('a', 0);
    expect([first, book.assign('b')]).not.toContain(renewed);
    expect(book.find(first)).toBeUndefined();
  });

  it('releases what rests in the order of time, and what has come back not at all', () => {
    const book = new CodeBook(counting(), RELEASE_MS);
    const [a, b, c] = ['a', 'b', 'c'].map((lobby) => book.assign(lobby));
    book.keep('a', 0);
    book.keep('b', 100);
    book.keep('c', 200);
    expect(book.assign('b')).toBe(b);
    book.release(RELEASE_MS + 150);
    expect([a, b, c].map((prefix) => book.find(prefix ?? ''))).toEqual([undefined, 'b', 'c']);
    book.release(RELEASE_MS + 200);
    expect(book.find(c ?? '')).toBeUndefined();
  });

  it('has none when all are taken', () => {
    const book = new CodeBook(counting(), RELEASE_MS);
    for (let index = 0; index < PREFIX_COUNT; index++) book.assign(`lobby ${index}`);
    expect(book.assign('one more')).toBe('');
  });
});
