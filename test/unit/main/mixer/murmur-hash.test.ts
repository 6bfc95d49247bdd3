import { expect, it } from 'vitest';
import { finishHash, scrambleBits } from '../../../../main/mixer/murmur-hash.ts';

it('is MurmurHash3 of 32 bits: its test vector for four bytes', () => {
  // The reference hashes the length (4) into the hash before the last step.
  expect(finishHash(scrambleBits(0, 0x87654321) ^ 4) >>> 0).toBe(0xf55b516b);
  expect(finishHash(scrambleBits(0x5082edee, 0x87654321) ^ 4) >>> 0).toBe(0x2362f9de);
});

it('gives other bits for neighbours', () => {
  const hashes = new Set(Array.from({ length: 10_000 }, (_, value) => finishHash(scrambleBits(1, value - 5_000))));
  expect(hashes.size).toBeGreaterThan(9_995);
});
