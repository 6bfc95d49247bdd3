import { expect, it } from 'vitest';
import { findTextEncoding } from '../../../shared/text-encoding.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder(findTextEncoding(bytes)).decode(bytes);

const TEXT = '{ "name": "Füchsin \u{1f98a}" }\n';
const littleEndian = Buffer.from(TEXT, 'utf16le');
const bigEndian = Buffer.from(littleEndian).swap16();

it.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16, little-endian', Buffer.concat([Buffer.from([0xff, 0xfe]), littleEndian])],
  ['UTF-16, big-endian', Buffer.concat([Buffer.from([0xfe, 0xff]), bigEndian])],
  ['UTF-16, little-endian, without a mark', littleEndian],
  ['UTF-16, big-endian, without a mark', bigEndian],
])('finds %s', (_, bytes) => {
  expect(decode(bytes)).toBe(TEXT);
});

it.each<[string, number[], string]>([
  ['nothing', [], ''],
  ['one character', [0x37], '7'],
  ['zeros', [0, 0, 0], '\0\0\0'],
  ['bytes of another encoding', [0x4a, 0xe9], 'J\ufffd'],
])('takes %s as UTF-8', (_, bytes, text) => {
  expect(decode(Uint8Array.from(bytes))).toBe(text);
});
