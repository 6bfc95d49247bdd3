import { expect, it } from 'vitest';
import { isSmallPicture, MAX_PICTURE_BYTES } from '../../../../../shared/model/profile/small-picture.ts';
import { SAMPLE_PICTURE } from '../../../../support/sample-picture.ts';

const sample = (): Buffer => Buffer.from(SAMPLE_PICTURE, 'base64url');

/** A WebP file of these chunks. */
function webP(...chunks: readonly (readonly [string, Uint8Array])[]): Buffer {
  const body = chunks.map(([kind, data]) => {
    const head = Buffer.alloc(8);
    head.write(kind, 0, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  });
  const head = Buffer.from('RIFF0000WEBP', 'latin1');
  const file = Buffer.concat([head, ...body]);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
}

const picture = (): Buffer => sample().subarray(20, 20 + sample().readUInt32LE(16));

function lossless(widthPixels: number, heightPixels: number): Buffer {
  const data = Buffer.alloc(6);
  data[0] = 0x2f;
  data.writeUInt32LE((widthPixels - 1) | ((heightPixels - 1) << 14), 1);
  return data;
}

it('is a still WebP of at most 96 pixels a side', () => {
  expect(isSmallPicture(sample())).toBe(true);
  expect(isSmallPicture(webP(['VP8 ', picture()]))).toBe(true);
  expect(isSmallPicture(webP(['VP8L', lossless(96, 96)]))).toBe(true);
});

it.each([
  ['a larger one', webP(['VP8L', lossless(97, 96)])],
  ['a huge one', webP(['VP8L', lossless(16_384, 16_384)])],
  [
    'a small frame in a large canvas',
    webP(['VP8X', Buffer.from([0, 0, 0, 0, 255, 63, 0, 95, 0, 0])], ['VP8 ', picture()]),
  ],
  ['an animation', webP(['VP8X', Buffer.from([2, 0, 0, 0, 95, 0, 0, 95, 0, 0])], ['ANIM', Buffer.alloc(6)])],
  ['one that says to be animated', webP(['VP8X', Buffer.from([2, 0, 0, 0, 95, 0, 0, 95, 0, 0])], ['VP8 ', picture()])],
  ['one with a place in it', webP(['VP8 ', picture()], ['EXIF', Buffer.from('GPS')])],
  ['two pictures', webP(['VP8 ', picture()], ['VP8 ', picture()])],
  ['none', webP(['ICCP', Buffer.alloc(4)])],
  ['a page behind it', Buffer.concat([sample(), Buffer.from('<script>alert(1)</script>')])],
  ['a page behind it, counted in', webP(['VP8 ', picture()], ['<scr', Buffer.from('ipt>')])],
  ['half of it', sample().subarray(0, 60)],
  ['a chunk that is longer than the file', Buffer.from(sample().map((byte, at) => (at === 17 ? 0xff : byte)))],
  ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array<number>(40).fill(0)])],
  ['too many bytes', webP(['VP8 ', Buffer.concat([picture(), Buffer.alloc(MAX_PICTURE_BYTES)])])],
  ['nothing', Buffer.alloc(0)],
])('is not %s', (_, file) => {
  expect(isSmallPicture(file)).toBe(false);
});
