import { describe, expect, it } from 'vitest';
import { encodeRtcpReport, parseRtcp } from '../../../../../main/media/rtp/rtcp-packets.ts';
import { fuzz, hex } from '../../../../support/fuzz.ts';

const SENDER = {
  ssrc: 0xdeadbeef,
  ntpSeconds: 3_900_000_000,
  ntpFraction: 0x80000000,
  rtpTimestamp: 48_000,
  packetCount: 50,
  octetCount: 4_000,
};
const BLOCK = {
  ssrc: 0xcafebabe,
  fractionLost: 26,
  cumulativeLost: -3,
  highestSequence: 70_000,
  jitterTicks: 12,
  lastSenderReport: 0x12345678,
  delaySinceLastSenderReport: 655,
};

describe('RTCP reports', () => {
  it('reads the sender report and block that it wrote, with whole words and a CNAME', () => {
    const packet = encodeRtcpReport(SENDER.ssrc, SENDER, BLOCK, 'earshot');

    expect(packet.length % 4).toBe(0);
    expect(parseRtcp(packet)).toEqual({ senderInfos: [SENDER], blocks: [BLOCK] });
    expect(packet.includes('earshot')).toBe(true);
  });

  it.each(['', 'a', 'ab', 'abc', 'abcd', 'abcde'])(
    'ends the source description of "%s" by at least one zero byte',
    (cname) => {
      const packet = encodeRtcpReport(1, undefined, undefined, cname);

      expect(parseRtcp(packet)).toEqual({ senderInfos: [], blocks: [] });
      expect(packet.at(-1)).toBe(0);
    },
  );

  it('skips packets of other types in a compound', () => {
    const goodbye = hex('81cb0001 deadbeef');

    expect(parseRtcp(Buffer.concat([encodeRtcpReport(1, undefined, BLOCK, 'x'), goodbye]))).toEqual({
      senderInfos: [],
      blocks: [BLOCK],
    });
  });

  it.each([
    ['an empty packet', ''],
    ['a compound that starts with another type', '81cb0001 deadbeef'],
    ['version 1', '40c90001 00000001'],
    ['a length beyond the end', '80c90005 00000001'],
    ['a length of zero', '80c90000 00000001'],
    ['more blocks than there are bytes', '82c90001 00000001'],
    ['a sender report without its sender info', '80c80001 00000001'],
    ['trailing bytes', '80c90001 00000001 80c9'],
  ])('refuses %s', (_what, text) => {
    expect(parseRtcp(hex(text))).toBeUndefined();
  });

  it('never throws on garbage', () => {
    fuzz(8, 10_000, [encodeRtcpReport(1, SENDER, BLOCK, 'earshot')], (packet) => parseRtcp(packet));
  });
});
