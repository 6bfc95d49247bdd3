import { expect, it } from 'vitest';
import { encodeChunk, MAX_CHUNK_BYTES, parseChunk } from '../../../../../shared/protocol/files/file-chunk.ts';

it('survives a round trip, also from within a larger buffer', () => {
  const content = Uint8Array.of(1, 2, 3);
  const encoded = encodeChunk({ file: 4_294_967_295, offset: 65_536, content });
  expect(Buffer.from(encoded).toString('hex')).toBe('ffffffff00010000010203');
  const within = Buffer.concat([Buffer.alloc(5), encoded]).subarray(5);
  expect(parseChunk(within)).toMatchObject({ file: 4_294_967_295, offset: 65_536 });
  expect([...(parseChunk(within)?.content ?? [])]).toEqual([1, 2, 3]);
});

it('has content, and not too much', () => {
  expect(parseChunk(new Uint8Array(8))).toBeUndefined();
  expect(parseChunk(new Uint8Array(0))).toBeUndefined();
  expect(parseChunk(new Uint8Array(8 + MAX_CHUNK_BYTES))).toBeDefined();
  expect(parseChunk(new Uint8Array(9 + MAX_CHUNK_BYTES))).toBeUndefined();
});
