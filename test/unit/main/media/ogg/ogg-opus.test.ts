import { describe, expect, it } from 'vitest';
import { readOggOpus, writeOggOpus, writeOpusTags } from '../../../../../main/media/ogg/ogg-opus.ts';
import { readOggPages } from '../../../../../main/media/ogg/ogg-pages.ts';

const packets = (count: number, bytes: number) =>
  Array.from({ length: count }, (_, index) => ({ payload: new Uint8Array(bytes).fill(index), samples: 960 }));

describe('an Ogg Opus file', () => {
  it.each([0, 1, 254, 255, 256, 510, 1_275])('has packets of %i bytes as they were', (bytes) => {
    const { head, audio } = writeOggOpus(packets(70, bytes), 0xffff_ffff);
    const tags = writeOpusTags({ A: 'x=y\n', B: 'ميرا' }, 0xffff_ffff) ?? new Uint8Array(0);
    const file = Buffer.concat([head, tags, audio]);
    const { pages, ending } = readOggPages(file);
    expect(ending).toBe('whole');
    expect(pages.map(({ sequence }) => sequence)).toEqual(pages.map((_, index) => index));
    expect(pages.slice(2).flatMap((page) => page.packets.map((packet) => Uint8Array.from(packet)))).toEqual(
      packets(70, bytes).map(({ payload }) => payload),
    );
    expect([pages[0]?.isFirst, pages.at(-1)?.isLast, pages.at(-1)?.granule]).toEqual([true, true, 70 * 960]);
    expect(pages.every(({ serial }) => serial === 0xffff_ffff)).toBe(true);
    expect(readOggOpus(file)?.tags).toEqual(
      new Map([
        ['A', 'x=y\n'],
        ['B', 'ميرا'],
      ]),
    );
  });

  it('has tags on one page only', () => {
    expect(writeOpusTags({ A: 'x'.repeat(64_000) }, 1)).toBeDefined();
    expect(writeOpusTags({ A: 'x'.repeat(65_025) }, 1)).toBeUndefined();
  });

  it('is not read with tags that say more than they have', () => {
    const { head, audio } = writeOggOpus(packets(1, 10), 1);
    const tags = writeOpusTags({ A: 'x' }, 1) ?? new Uint8Array(0);
    for (let byte = 0; byte < tags.length; byte++) {
      const damaged = Buffer.from(tags);
      damaged[byte] = (damaged[byte] ?? 0) ^ 0x80;
      expect(readOggOpus(Buffer.concat([head, damaged, audio]))).toBeUndefined();
    }
  });

  it('never fails on random bytes', () => {
    for (let seed = 0; seed < 2_000; seed++) {
      const bytes = Uint8Array.from({ length: seed % 90 }, (_, index) => (seed * 31 + index * 17) & 255);
      expect(readOggPages(Buffer.concat([Buffer.from('OggS\0'), bytes])).ending).not.toBe('whole');
    }
  });
});
