import { describe, expect, it } from 'vitest';
import { estimatePacketIndex } from '../../../../../main/media/rtp/packet-index.ts';

describe('estimatePacketIndex', () => {
  it('counts a roll-over when the sequence number wraps', () => {
    expect(estimatePacketIndex(65_535, 0)).toBe(65_536);
    expect(estimatePacketIndex(65_536 * 4 + 65_530, 5)).toBe(65_536 * 5 + 5);
  });

  it('keeps the roll-over of a late packet from before the wrap', () => {
    expect(estimatePacketIndex(65_536 + 2, 65_534)).toBe(65_534);
  });

  it('follows the wrap even when hundreds of packets were lost there', () => {
    expect(estimatePacketIndex(65_400, 164)).toBe(65_536 + 164);
    expect(estimatePacketIndex(65_400, (65_400 + 32_000) % 65_536)).toBe(65_400 + 32_000);
  });

  it('is negative for a packet from before the stream', () => {
    expect(estimatePacketIndex(3, 65_530)).toBeLessThan(0);
  });

  it('accepts the first packet whatever its number', () => {
    expect(estimatePacketIndex(-1, 40_000)).toBe(40_000);
  });
});
