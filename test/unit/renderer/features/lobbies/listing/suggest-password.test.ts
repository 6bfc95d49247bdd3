import { expect, it } from 'vitest';
import { suggestPassword } from '../../../../../../renderer/features/lobbies/listing/suggest-password.ts';

it('makes a password of twelve letters and digits that nobody confuses, in groups', () => {
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  for (let start = 0; start + 12 <= every.length; start += 12)
    expect(suggestPassword(() => every.subarray(start, start + 12))).toMatch(
      /^([0-9a-hjkmnp-tv-z]{4}-){2}[0-9a-hjkmnp-tv-z]{4}$/,
    );
});

it('uses every bit that it gets equally: 256 bytes give each of the 32 letters 8 times', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const [letter = ''] = suggestPassword((count) => new Uint8Array(count).fill(byte));
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  expect(new Set(counts.values())).toEqual(new Set([8]));
  expect(counts.size).toBe(32);
});
