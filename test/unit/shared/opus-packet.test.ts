import { describe, expect, it } from 'vitest';
import { hasInBandFec, opusFrameSamples, opusPacketSamples } from '../../../shared/opus-packet.ts';

function samplesOf(...bytes: number[]): number {
  return opusPacketSamples(Uint8Array.from(bytes), bytes.length);
}

const toc = (configuration: number, code: number, isStereo = false): number => (configuration << 3) | (isStereo ? 4 : 0) | code;

describe('Opus packet header', () => {
  it('knows the frame length of all 32 configurations of RFC 6716, table 2', () => {
    const samples = Array.from({ length: 32 }, (_, configuration) => opusFrameSamples(toc(configuration, 0)));
    const silk = [480, 960, 1_920, 2_880];
    const celt = [120, 240, 480, 960];
    expect(samples).toEqual([...silk, ...silk, ...silk, 480, 960, 480, 960, ...celt, ...celt, ...celt, ...celt]);
  });

  it('counts the frames of each code', () => {
    expect(samplesOf(toc(31, 0), 1, 2)).toBe(960);
    expect(samplesOf(toc(31, 0))).toBe(960);
    expect(samplesOf(toc(31, 1), 1, 2)).toBe(1_920);
    expect(samplesOf(toc(31, 2), 1, 9, 9)).toBe(1_920);
    expect(samplesOf(toc(31, 3), 6, 1, 2, 3, 4, 5, 6)).toBe(5_760);
    expect(samplesOf(toc(16, 3), 48)).toBe(5_760);
    expect(samplesOf(toc(31, 3), 0x80 | 3, 1, 1, 9, 9, 9)).toBe(2_880);
    expect(samplesOf(toc(31, 3), 0x40 | 2, 2, 9, 9, 0, 0)).toBe(1_920);
  });

  it('refuses what RFC 6716, section 3.4 forbids', () => {
    expect(opusPacketSamples(new Uint8Array(4), 0)).toBe(-1);
    expect(opusPacketSamples(new Uint8Array(4), 5)).toBe(-1);
    expect(opusPacketSamples(new Uint8Array(1_276), 1_276)).toBe(-1);
    expect(samplesOf(toc(31, 1), 1, 2, 3)).toBe(-1);
    expect(samplesOf(toc(31, 2))).toBe(-1);
    expect(samplesOf(toc(31, 2), 5, 1)).toBe(-1);
    expect(samplesOf(toc(31, 2), 252)).toBe(-1);
    expect(samplesOf(toc(31, 3))).toBe(-1);
    expect(samplesOf(toc(31, 3), 0)).toBe(-1);
    expect(samplesOf(toc(31, 3), 7)).toBe(-1);
    expect(samplesOf(toc(16, 3), 49)).toBe(-1);
    expect(samplesOf(toc(31, 3), 2, 1, 2, 3)).toBe(-1);
    expect(samplesOf(toc(31, 3), 0x40 | 1, 255, 255)).toBe(-1);
    expect(samplesOf(toc(31, 3), 0x40 | 1, 9, 1)).toBe(-1);
    expect(samplesOf(toc(31, 3), 0x80 | 2, 200, 1)).toBe(-1);
  });

  it('sees in-band FEC by the flag behind the voice activity flags', () => {
    const of = (...bytes: number[]): boolean => hasInBandFec(Uint8Array.from(bytes), bytes.length);
    expect(of(toc(15, 0), 0b0100_0000)).toBe(true);
    expect(of(toc(15, 0), 0b1000_0000)).toBe(false);
    expect(of(toc(10, 0), 0b0010_0000)).toBe(true);
    expect(of(toc(15, 0, true), 0b0001_0000)).toBe(true);
    expect(of(toc(31, 0), 0xff)).toBe(false);
    expect(of(toc(15, 0))).toBe(false);
    expect(of(toc(15, 3), 1, 0b0100_0000)).toBe(true);
  });
});
