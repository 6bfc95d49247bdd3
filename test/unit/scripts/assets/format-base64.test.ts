import { expect, it } from 'vitest';
import { formatBase64 } from '../../../../scripts/assets/format-base64.ts';

it('writes TypeScript whose constant holds the bytes, in lines of one length', () => {
  const bytes = Uint8Array.from({ length: 100 }, (_, i) => (7 * i) & 0xff);
  const lines = formatBase64('Some bytes.', 'SOME_BYTES', bytes, 64).split('\n');
  expect(lines.slice(0, 2)).toEqual(['/** Some bytes. */', 'export const SOME_BYTES =']);
  const pieces = lines.slice(2).map((line) => /'(.*)'/.exec(line)?.[1] ?? '');
  expect(pieces.map((piece) => piece.length)).toEqual([64, 64, 8, 0]);
  expect(Uint8Array.from(Buffer.from(pieces.join(''), 'base64'))).toEqual(bytes);
});
