import { expect, it } from 'vitest';
import { isAnimated } from '../../../../../../renderer/features/files/images/is-animated.ts';

function webp(chunk: string, flags: number): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.write('RIFF');
  bytes.write(`WEBP${chunk}`, 8, 'latin1');
  bytes[20] = flags;
  return bytes;
}

/** A PNG of chunks without content. */
function png(...kinds: string[]): Buffer {
  return Buffer.concat([Buffer.alloc(8), ...kinds.map((kind) => Buffer.from(`\0\0\0\0${kind}\0\0\0\0`, 'latin1'))]);
}

it('tells whether an image may move', () => {
  expect(isAnimated(Buffer.from('GIF89a'), 'image/gif')).toBe(true);
  expect(isAnimated(webp('VP8X', 0x02), 'image/webp')).toBe(true);
  expect(isAnimated(webp('VP8X', 0x10), 'image/webp')).toBe(false);
  expect(isAnimated(webp('VP8 ', 0x02), 'image/webp')).toBe(false);
  expect(isAnimated(png('IHDR', 'acTL', 'IDAT'), 'image/png')).toBe(true);
  expect(isAnimated(png('IHDR', 'IDAT', 'acTL'), 'image/png')).toBe(false);
  expect(isAnimated(Buffer.from('ffd8ff', 'hex'), 'image/jpeg')).toBe(false);
});

it('ends at chunks that lie about their length', () => {
  const endless = png('IHDR');
  endless.writeUInt32BE(0xffff_ffff, 8);
  expect(isAnimated(endless, 'image/png')).toBe(false);
});
