import { describe, expect, it } from 'vitest';
import {
  createRtpHeader,
  isRtcpPacket,
  parseRtpHeader,
  payloadBytesWithoutPadding,
  writeRtpHeader,
} from '../../../../../main/media/rtp/rtp.ts';
import { fuzz, hex } from '../../../../support/fuzz.ts';

describe('RTP headers', () => {
  it('reads what it wrote', () => {
    const packet = Buffer.alloc(20);
    const header = createRtpHeader();
    writeRtpHeader(packet, 111, true, 65_535, 0xfffffffe, 0x80000001);

    expect(parseRtpHeader(packet, header)).toBe(true);
    expect(header).toEqual({
      payloadType: 111,
      sequence: 65_535,
      timestamp: 0xfffffffe,
      ssrc: 0x80000001,
      hasPadding: false,
      hasMarker: true,
      headerBytes: 12,
      audioLevel: -1,
    });
  });

  it('counts contributing sources and the extension to the header', () => {
    const packet = hex('926f0001 00000002 00000003 11111111 22222222 bede0002 1022ff00 00000000 aabb');
    const header = createRtpHeader();

    expect(parseRtpHeader(packet, header)).toBe(true);
    expect(header.headerBytes).toBe(packet.length - 2);
  });

  it('reads the audio level of the extension whose id was negotiated, and forgets it with the next packet', () => {
    const header = createRtpHeader();
    const levelOf = (packet: Buffer, id?: number): number =>
      parseRtpHeader(packet, header, id) ? header.audioLevel : -2;
    const loud = hex('906f0001 00000002 00000003 bede0001 10850000 aabb');

    expect(levelOf(loud, 1)).toBe(5);
    expect(levelOf(loud, 2)).toBe(-1);
    expect(levelOf(loud)).toBe(-1);
    expect(levelOf(loud, 1)).toBe(5);
    expect(levelOf(hex('806f0001 00000002 00000003 bede0001 10850000 aabb'), 1)).toBe(-1);
  });

  it('finds the extension after contributing sources', () => {
    const header = createRtpHeader();

    expect(parseRtpHeader(hex('916f0001 00000002 00000003 11111111 bede0001 107f0000 aabb'), header, 1)).toBe(true);
    expect(header).toMatchObject({ audioLevel: 127, headerBytes: 24 });
  });

  it.each([
    ['eleven bytes', '806f0001 00000002 000000'],
    ['version 1', '406f0001 00000002 00000003'],
    ['contributing sources beyond the end', '8f6f0001 00000002 00000003 11111111'],
    ['an extension beyond the end', '906f0001 00000002 00000003 bede0005 00000000'],
    ['half an extension header', '906f0001 00000002 00000003 bede'],
  ])('refuses %s', (_what, text) => {
    expect(parseRtpHeader(hex(text), createRtpHeader())).toBe(false);
  });

  it('removes padding, and refuses impossible padding', () => {
    expect(payloadBytesWithoutPadding(hex('aabbcc0002'), true)).toBe(3);
    expect(payloadBytesWithoutPadding(hex('aabbcc0002'), false)).toBe(5);
    expect(payloadBytesWithoutPadding(hex('aabb00'), true)).toBe(-1);
    expect(payloadBytesWithoutPadding(hex('aabb04'), true)).toBe(-1);
    expect(payloadBytesWithoutPadding(Buffer.alloc(0), true)).toBe(-1);
  });

  it('distinguishes RTCP from RTP with a marker', () => {
    expect(isRtcpPacket(hex('80c8'))).toBe(true);
    expect(isRtcpPacket(hex('80ef'))).toBe(false);
    expect(isRtcpPacket(hex('806f'))).toBe(false);
  });

  it('never throws on garbage', () => {
    const header = createRtpHeader();
    fuzz(6, 5_000, [hex('926f0001 00000002 00000003 11111111 22222222 bede0002 1022ff00 00000000 aabb')], (packet) => {
      if (!parseRtpHeader(packet, header, 2)) return;
      expect(header.headerBytes).toBeLessThanOrEqual(packet.length);
      expect(header.audioLevel >= -1 && header.audioLevel <= 127).toBe(true);
    });
  });
});
