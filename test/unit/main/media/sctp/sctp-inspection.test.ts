import { describe, expect, it } from 'vitest';
import {
  countSoundChunks,
  MAX_SCTP_GAP_CHUNKS,
  MAX_SCTP_STREAMS,
} from '../../../../../main/media/sctp/sctp-inspection.ts';
import { fuzz, hex } from '../../../../support/fuzz.ts';

const LAST_TSN = 0xfffffff0;

/** A packet of the given chunk types and bodies; lengths and padding are filled in. */
function packetOf(...chunks: readonly (readonly [type: number, body: Buffer])[]): Buffer {
  const parts = chunks.map(([type, body]) => {
    const head = Buffer.from([type, 0, 0, 0]);
    head.writeUInt16BE(4 + body.length, 2);
    return Buffer.concat([head, body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  });
  return Buffer.concat([Buffer.alloc(12), ...parts]);
}

function data(tsn: number, streamId = 0, text = 'x'): readonly [number, Buffer] {
  const body = Buffer.alloc(12 + text.length);
  body.writeUInt32BE(tsn >>> 0, 0);
  body.writeUInt16BE(streamId, 4);
  body.writeUInt32BE(51, 8);
  body.write(text, 12);
  return [0, body];
}

const count = (packet: Buffer): number => countSoundChunks(packet, LAST_TSN);

describe('SCTP inspection', () => {
  it('counts the chunks of a valid packet', () => {
    expect(
      count(
        packetOf(data(LAST_TSN + 1), data(LAST_TSN + 2, 1, 'hello'), [
          3,
          hex('fffffff0 00010000 0001 0001 00020003 fffffff0'),
        ]),
      ),
    ).toBe(3);
    expect(count(packetOf([1, hex('00000001 00020000 ffff ffff 00000001 c0000004 80080006 c0820000')]))).toBe(1);
    expect(count(packetOf([4, hex('00010008 01020304')]))).toBe(1);
    expect(count(packetOf([130, hex('000d0012 00000001 00000002 00000003 0000 0000')]))).toBe(1);
    expect(count(packetOf([192, hex('fffffff5 00000001')]))).toBe(1);
    expect(count(packetOf([10, Buffer.alloc(24)], data(LAST_TSN + 1)))).toBe(2);
  });

  it('accepts numbers across the wrap and old ones, but none beyond the window', () => {
    expect(count(packetOf(data(LAST_TSN + MAX_SCTP_GAP_CHUNKS)))).toBe(1);
    expect(count(packetOf(data(LAST_TSN - 1_000)))).toBe(1);
    expect(count(packetOf(data(LAST_TSN + MAX_SCTP_GAP_CHUNKS + 1)))).toBe(0);
  });

  it.each([
    // Werift would loop forever on these two.
    ['a chunk of length 0', Buffer.concat([Buffer.alloc(12), hex('04000000')])],
    ['a parameter of length 0', packetOf([4, hex('00010000 01020304')])],
    ['a parameter of length 0 in an INIT', packetOf([1, hex('00000001 00020000 ffff ffff 00000001 c0000000')])],
    ['a chunk beyond the end', Buffer.concat([Buffer.alloc(12), hex('04000010 00010008')])],
    ['a parameter beyond the end', packetOf([4, hex('00010018 01020304')])],
    ['an unknown chunk', packetOf([77, Buffer.alloc(8)])],
    ['an empty DATA chunk', packetOf(data(LAST_TSN + 1, 0, ''))],
    ['data on a stream number that is too high', packetOf(data(LAST_TSN + 1, MAX_SCTP_STREAMS))],
    [
      'a SACK with millions of ranges',
      packetOf([
        3,
        Buffer.concat([hex('fffffff0 00010000 0008 0000'), ...Array.from({ length: 8 }, () => hex('0001ffff'))]),
      ]),
    ],
    ['a SACK whose range runs backwards', packetOf([3, hex('fffffff0 00010000 0001 0000 00050004')])],
    ['a SACK with fewer ranges than it declares', packetOf([3, hex('fffffff0 00010000 0009 0000 00010001')])],
    ['a forward TSN far ahead', packetOf([192, hex('0ffffff0')])],
    ['a forward TSN for a stream number that is too high', packetOf([192, hex('fffffff5 ffff0001')])],
    ['a truncated stream reset', packetOf([130, hex('000d0008 00000001')])],
    ['too many chunks', packetOf(...Array.from({ length: 40 }, (_, i) => data(LAST_TSN + i)))],
    ['an empty packet', Buffer.alloc(0)],
    ['only a header', Buffer.alloc(12)],
  ])('refuses %s', (_what, packet) => {
    expect(count(packet)).toBe(0);
  });

  it('refuses data before the association is established', () => {
    expect(countSoundChunks(packetOf(data(1)), undefined)).toBe(0);
  });

  it('never throws or hangs on garbage', () => {
    const valid = [
      packetOf(data(LAST_TSN + 1), data(LAST_TSN + 2)),
      packetOf([130, hex('000d0012 00000001 00000002 00000003 0000 0000')]),
      packetOf([3, hex('fffffff0 00010000 0001 0000 00020003')]),
    ];
    fuzz(10, 20_000, valid, count);
  });
});
