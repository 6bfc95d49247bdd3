import { describe, expect, it } from 'vitest';
import {
  hasInBandFec,
  joinFrames,
  opusFrameSamples,
  opusPacketSamples,
  separateFrame,
  SILENT_MIX_PACKET,
} from '../../../shared/opus-packet.ts';

function samplesOf(...bytes: number[]): number {
  return opusPacketSamples(Uint8Array.from(bytes), bytes.length);
}

const toc = (configuration: number, code: number, isStereo = false): number =>
  (configuration << 3) | (isStereo ? 4 : 0) | code;

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

  it('detects in-band FEC by the flag after the voice activity flags', () => {
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

describe('two frames joined into one packet', () => {
  const output = new Uint8Array(1_275);
  const packet = (length: number, fill: number, first = toc(31, 0, true)): Uint8Array =>
    new Uint8Array(length).fill(fill).fill(first, 0, 1);
  const join = (first: Uint8Array, second: Uint8Array, into = output): number =>
    joinFrames(first, first.length, second, second.length, into);
  const headOf = (length: number): number[] => [...output.subarray(0, length)];

  it('are code 1 when they are equally long', () => {
    expect(join(packet(4, 7), packet(4, 9))).toBe(7);
    expect(headOf(7)).toEqual([toc(31, 1, true), 7, 7, 7, 9, 9, 9]);
    expect(opusPacketSamples(output, 7)).toBe(1_920);
  });

  it('are code 2 when they are not, with the length of the first in one or two bytes', () => {
    expect(join(packet(3, 7), packet(2, 9))).toBe(5);
    expect(headOf(5)).toEqual([toc(31, 2, true), 2, 7, 7, 9]);
    for (const firstBytes of [1, 251, 252, 253, 254, 255, 256, 600]) {
      const length = join(packet(1 + firstBytes, 7), packet(3, 9));
      expect(length).toBe(1 + (firstBytes < 252 ? 1 : 2) + firstBytes + 2);
      expect(opusPacketSamples(output, length)).toBe(1_920);
      expect(headOf(length).filter((byte) => byte === 9)).toHaveLength(2);
      const size = output[1]! < 252 ? output[1]! : output[1]! + 4 * output[2]!;
      expect(size).toBe(firstBytes);
    }
  });

  it('are what separating gives back', () => {
    const single = new Uint8Array(1_275);
    for (const [firstBytes, secondBytes] of [
      [3, 3],
      [2, 1],
      [0, 3],
      [251, 9],
      [252, 9],
      [256, 0],
      [600, 600],
    ] as const) {
      const two = [packet(1 + firstBytes, 7), packet(1 + secondBytes, 9)] as const;
      const length = join(...two);
      for (const index of [0, 1] as const)
        expect([...single.subarray(0, separateFrame(output, length, index, single))]).toEqual([...two[index]]);
    }
  });

  it('are all that can be separated', () => {
    const single = new Uint8Array(1_275);
    for (const text of [[], [toc(31, 0), 1], [toc(31, 1), 1, 2, 3], [toc(31, 2), 9, 1], [toc(31, 3), 2, 1, 1]])
      expect(separateFrame(Uint8Array.from(text), text.length, 0, single)).toBe(-1);
  });

  it('accept a silent frame like any other', () => {
    expect(join(SILENT_MIX_PACKET, packet(3, 9))).toBe(5);
    expect(opusPacketSamples(SILENT_MIX_PACKET, SILENT_MIX_PACKET.length)).toBe(960);
  });

  it('are refused when they do not match, or when the output is too small', () => {
    const one = packet(4, 7);
    expect(join(one, packet(4, 9, toc(31, 0)))).toBe(-1);
    expect(join(one, packet(4, 9, toc(30, 0, true)))).toBe(-1);
    expect(join(packet(5, 7, toc(31, 1, true)), packet(5, 7, toc(31, 1, true)))).toBe(-1);
    expect(joinFrames(one, 0, one, 4, output)).toBe(-1);
    expect(joinFrames(one, 4, one, 0, output)).toBe(-1);
    expect(join(packet(1_000, 7), packet(275, 9))).toBe(-1);
    expect(join(packet(1_000, 7), packet(274, 9))).toBe(1_275);
    expect(join(one, one, new Uint8Array(6))).toBe(-1);
  });
});
