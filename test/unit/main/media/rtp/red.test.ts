import { describe, expect, it } from 'vitest';
import {
  createRedBlocks,
  fitsRed,
  MAX_RED_BLOCKS,
  parseRed,
  redOverheadBytes,
  writeRed,
} from '../../../../../main/media/rtp/red.ts';
import { fuzz, hex } from '../../../../support/fuzz.ts';

const OPUS = 111;

/** Blocks as [timestamp offset, bytes]. */
function read(payload: Buffer): [number, string][] | undefined {
  const blocks = createRedBlocks();
  if (!parseRed(payload, payload.length, OPUS, blocks)) return undefined;
  return Array.from({ length: blocks.count }, (_, i) => {
    const offset = blocks.offsets[i]!;
    return [blocks.timestampOffsets[i]!, payload.subarray(offset, offset + blocks.lengths[i]!).toString('hex')];
  });
}

describe('RED', () => {
  it('reads a packet with two redundant blocks, oldest first', () => {
    // 1,920 = 0x780 and 960 = 0x3c0 ticks, in 14 bits before a length of 10.
    const payload = hex('ef 1e0002 ef 0f0003 6f aaaa bbbbbb cccccccc');

    expect(read(payload)).toEqual([
      [1_920, 'aaaa'],
      [960, 'bbbbbb'],
      [0, 'cccccccc'],
    ]);
  });

  it('reads what it wrote', () => {
    const redundant = Buffer.alloc(300, 5);
    const packet = Buffer.alloc(10 + redOverheadBytes(300) + 4);

    const offset = writeRed(packet, 10, OPUS, redundant, 300, 5_760);
    packet.fill(9, offset);

    expect(offset).toBe(packet.length - 4);
    expect(read(packet.subarray(10))).toEqual([
      [5_760, redundant.toString('hex')],
      [0, '09090909'],
    ]);
  });

  it('refuses to write values that its fields cannot hold', () => {
    expect(fitsRed(1_023, 16_383)).toBe(true);
    expect(fitsRed(1_024, 960)).toBe(false);
    expect(fitsRed(100, 16_384)).toBe(false);
    expect(fitsRed(0, 960)).toBe(false);
    expect(fitsRed(100, 0)).toBe(false);
  });

  it.each([
    ['an empty payload', ''],
    ['a truncated header', 'ef1e00'],
    ['no primary header', 'ef1e0000'],
    ['a block beyond the end', 'ef1e00096faaaa'],
    ['another payload type in a redundant block', 'e91e00026faaaabb'],
    ['another payload type in the primary', '09aaaa'],
    ['too many blocks', `${'ef1e0000'.repeat(MAX_RED_BLOCKS)}6faa`],
  ])('refuses %s', (_what, text) => {
    expect(read(hex(text))).toBeUndefined();
  });

  it('never throws, and never points outside the payload', () => {
    const blocks = createRedBlocks();
    fuzz(7, 10_000, [hex('ef1e0002ef0f00036faaaabbbbbbcccccccc')], (payload) => {
      if (!parseRed(payload, payload.length, OPUS, blocks)) return;
      for (let i = 0; i < blocks.count; i++)
        expect(blocks.offsets[i]! + blocks.lengths[i]!).toBeLessThanOrEqual(payload.length);
    });
  });
});
