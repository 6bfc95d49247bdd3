import { describe, expect, it } from 'vitest';
import { FrameReader, writeFrame } from '../../../../../main/media/tcp/frame-reader.ts';

const packets = [Buffer.from('first'), Buffer.alloc(0), Buffer.alloc(2_048, 7), Buffer.from('last')];
const stream = Buffer.concat(packets.map(writeFrame));

/** Reads the stream in pieces of this many bytes. */
function readInPieces(pieceBytes: number): Buffer[] {
  const reader = new FrameReader(2_048);
  const read: Buffer[] = [];
  for (let start = 0; start < stream.length; start += pieceBytes)
    expect(reader.push(stream.subarray(start, start + pieceBytes), (packet) => read.push(Buffer.from(packet)))).toBe(
      true,
    );
  return read;
}

describe('packets in a stream', () => {
  it.each([1, 2, 3, 7, 100, 2_050, stream.length])('are found in pieces of %i bytes', (pieceBytes) => {
    expect(readInPieces(pieceBytes)).toEqual(packets);
  });

  it('end the stream when one is too long, before its bytes arrive', () => {
    const read: Buffer[] = [];
    const reader = new FrameReader(2_048);
    expect(
      reader.push(Buffer.concat([writeFrame(Buffer.from('ok')), Buffer.from([0x08, 0x01])]), (one) => read.push(one)),
    ).toBe(false);
    expect(read.map(String)).toEqual(['ok']);
  });
});
