import { describe, expect, it } from 'vitest';
import { readPictureHeader } from '../../../../../shared/model/profile/picture-header.ts';
import { SAMPLE_PICTURE } from '../../../../support/sample-picture.ts';

const bytes = (...parts: readonly (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));

const png = (width: number, height: number): Uint8Array => {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return bytes([0x89], 'PNG', [0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], 'IHDR', [...size], [8, 6, 0, 0, 0]);
};

describe('the header', () => {
  it('of a PNG says its size, however large that is', () => {
    expect(readPictureHeader(png(20_000, 20_000))).toEqual({
      ...{ kind: 'png', widthPixels: 20_000, heightPixels: 20_000 },
    });
  });

  it('of a GIF, a JPEG and a WebP too', () => {
    expect(readPictureHeader(bytes('GIF89a', [44, 1, 200, 0, 0, 0, 0]))).toMatchObject({
      ...{ kind: 'gif', widthPixels: 300, heightPixels: 200 },
    });
    const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 3, 9, 0xff, 0xc2, 0, 11, 8, 1, 0, 2, 0, 3]);
    expect(readPictureHeader(jpeg)).toEqual({ kind: 'jpeg', widthPixels: 512, heightPixels: 256 });
    expect(readPictureHeader(Buffer.from(SAMPLE_PICTURE, 'base64url'))).toEqual({
      ...{ kind: 'webp', widthPixels: 96, heightPixels: 96 },
    });
  });
});

describe('what is no picture', () => {
  it.each([
    ['nothing', bytes('')],
    ['an SVG, whatever its name', bytes('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')],
    ['a PDF', bytes('%PDF-1.7\n')],
    ['a page with a picture inside', bytes('<html>', [...png(10, 10)])],
    ['a PNG without its header', bytes([0x89], 'PNG', [0x0d, 0x0a, 0x1a, 0x0a], 'XXXXYYYYZZZZWWWW')],
    ['a PNG without a size', png(0, 10)],
    ['half a PNG', png(10, 10).slice(0, 20)],
    ['a JPEG that never says its size', bytes([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0, 0])],
    ['a JPEG whose segments have no end', bytes([0xff, 0xd8, ...Array<number>(40).fill(0xff)])],
  ])('is refused: %s', (_, file) => {
    expect(readPictureHeader(file)).toBeUndefined();
  });
});
