import { describe, expect, it } from 'vitest';
import { isDecodable, readImageHeader } from '../../../../../shared/model/files/image-header.ts';

const latin = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const be32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const be16 = (value: number): number[] => [value >>> 8, value & 255];
const le16 = (value: number): number[] => [value & 255, value >>> 8];
const le24 = (value: number): number[] => [value & 255, (value >>> 8) & 255, value >>> 16];

const png = (width: number, height: number): number[] => [
  ...latin('\x89PNG\r\n\x1a\n'),
  ...be32(13),
  ...latin('IHDR'),
  ...be32(width),
  ...be32(height),
];
const gif = (width: number, height: number): number[] => [...latin('GIF89a'), ...le16(width), ...le16(height)];
const riff = (...parts: number[]): number[] => [...latin('RIFF'), 0, 0, 0, 0, ...latin('WEBP'), ...parts];
const webpExtended = (width: number, height: number): number[] =>
  riff(...latin('VP8X'), 10, 0, 0, 0, 0, 0, 0, 0, ...le24(width - 1), ...le24(height - 1));
const webpLossy = (width: number, height: number): number[] =>
  riff(...latin('VP8 '), 0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, ...le16(width), ...le16(height));
const webpLossless = (width: number, height: number): number[] => {
  const bits = (width - 1) | ((height - 1) << 14);
  return riff(
    ...latin('VP8L'),
    0,
    0,
    0,
    0,
    0x2f,
    ...[0, 8, 16, 24].map((shift) => (bits >>> shift) & 255),
    0,
    0,
    0,
    0,
    0,
  );
};
const jpeg = (width: number, height: number, before: number[] = []): number[] => [
  ...[0xff, 0xd8],
  ...[0xff, 0xe0, 0, 4, 0, 0],
  ...before,
  ...[0xff, 0xff, 0xc2, 0, 17, 8],
  ...be16(height),
  ...be16(width),
  ...[3, 0, 0],
];

const read = (bytes: readonly number[]) => readImageHeader(Uint8Array.from(bytes));

describe('the header of an image', () => {
  it.each([
    ['image/png', png(640, 480)],
    ['image/gif', gif(640, 480)],
    ['image/webp', webpExtended(640, 480)],
    ['image/webp', webpLossy(640, 480)],
    ['image/webp', webpLossless(640, 480)],
    ['image/jpeg', jpeg(640, 480)],
  ])('tells the format and size of %s', (type, bytes) => {
    expect(read(bytes)).toEqual({ type, width: 640, height: 480 });
    for (let length = 0; length < 10; length++) expect(read(bytes.slice(0, length)), `${length} bytes`).toBeUndefined();
  });

  it('finds the size of a JPEG behind its metadata, and not in the picture', () => {
    const metadata = [0xff, 0xe1, ...be16(60_000), ...new Array<number>(59_998).fill(0xff)];
    expect(read(jpeg(100, 50, metadata))).toEqual({ type: 'image/jpeg', width: 100, height: 50 });
    expect(read(jpeg(100, 50, [0xff, 0xda, 0, 2]))).toBeUndefined();
    expect(read(jpeg(100, 50, [0xff, 0xe1, 0, 1]))).toBeUndefined();
    expect(read([0xff, 0xd8, 0xff, ...new Array<number>(400_000).fill(0xff)])).toBeUndefined();
  });

  it('is undefined for what nobody should decode', () => {
    expect(read(latin('<svg xmlns="http://www.w3.org/2000/svg"></svg>'))).toBeUndefined();
    expect(read(latin('<!doctype html><script>alert(1)</script>'))).toBeUndefined();
    expect(read(latin('PK\x03\x04 a zip archive that is quite empty'))).toBeUndefined();
    expect(read(latin('%PDF-1.7 and more of it, enough to be read'))).toBeUndefined();
    expect(read([...latin('<html>'), ...png(10, 10)])).toBeUndefined();
    expect(read(png(10, 10).with(12, 0x58))).toBeUndefined();
    expect(read(png(0, 480))).toBeUndefined();
    expect(read([])).toBeUndefined();
  });

  it('refuses a picture that would fill the memory', () => {
    const bomb = read(png(65_535, 65_535));
    expect(bomb).toBeDefined();
    expect(isDecodable(bomb!)).toBe(false);
    expect(isDecodable(read(png(2_048, 2_048))!)).toBe(true);
    expect(isDecodable(read(png(2_049, 1))!)).toBe(false);
    expect(isDecodable(read(webpExtended(16_777_216, 1))!)).toBe(false);
  });

  it('never throws, whatever the bytes', () => {
    let seed = 1;
    const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff);
    const heads = [png(9, 9), gif(9, 9), webpExtended(9, 9), webpLossy(9, 9), jpeg(9, 9)];
    for (let round = 0; round < 5_000; round++) {
      const bytes = [...(heads[round % heads.length] ?? [])];
      bytes[random() % bytes.length] = random() & 255;
      expect(() => read(bytes.slice(0, 1 + (random() % bytes.length)))).not.toThrow();
    }
  });
});
