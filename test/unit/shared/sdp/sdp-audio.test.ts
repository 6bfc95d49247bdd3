import { describe, expect, it } from 'vitest';
import { readAudioFormat, type AudioFormat } from '../../../../shared/sdp/sdp-audio.ts';
import { parseSdp } from '../../../../shared/sdp/sdp-sections.ts';
import { CHROMIUM_OFFER } from '../../../support/lobby/sdp.ts';

function formatOf(text: string): AudioFormat | undefined {
  const parsed = parseSdp(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return readAudioFormat(parsed.value, parsed.value.media[0]!);
}

/** An audio section with these payload types and attributes. */
const audio = (payloadTypes: string, ...attributes: readonly string[]): string =>
  ['v=0', `m=audio 9 UDP/TLS/RTP/SAVPF ${payloadTypes}`, ...attributes.map((text) => `a=${text}`)].join('\n');

describe('the payload type of Opus', () => {
  const TWO = ['rtpmap:112 opus/48000/2', 'rtpmap:111 opus/48000/2'];

  it('is the first of the media line, whatever the order of the rtpmap lines', () => {
    expect(formatOf(audio('111 112', ...TWO))?.opusPayloadType).toBe(111);
    expect(formatOf(audio('112 111', ...TWO))?.opusPayloadType).toBe(112);
  });

  it('must be in the media line', () => {
    expect(formatOf(audio('0 8', ...TWO))).toBeUndefined();
  });

  it('is none that looks like RTCP on a shared port', () => {
    expect(formatOf(audio('72 95', 'rtpmap:72 opus/48000/2', 'rtpmap:95 opus/48000/2'))).toBeUndefined();
    expect(formatOf(audio('72 96', 'rtpmap:72 opus/48000/2', 'rtpmap:96 opus/48000/2'))?.opusPayloadType).toBe(96);
  });

  it.each(['OPUS/48000/2', 'Opus/48000/2'])('is found as %s', (codec) => {
    expect(formatOf(audio('96', `RTPMAP:96  ${codec}`))?.opusPayloadType).toBe(96);
  });
});

describe('the payload type of RED', () => {
  const OPUS = ['rtpmap:111 opus/48000/2', 'rtpmap:112 opus/48000/2'];
  const RED = ['rtpmap:62 red/48000/2', 'fmtp:62 112/112', 'rtpmap:63 red/48000/2', 'fmtp:63 111/111'];

  it('is the one that repeats the chosen Opus', () => {
    expect(formatOf(audio('62 63 111 112', ...OPUS, ...RED))).toMatchObject({
      opusPayloadType: 111,
      redPayloadType: 63,
    });
    expect(formatOf(audio('62 63 112 111', ...OPUS, ...RED))).toMatchObject({
      opusPayloadType: 112,
      redPayloadType: 62,
    });
  });

  it.each(['fmtp:63 9/9', 'fmtp:63 111/9', 'fmtp:63', 'fmtp:62 111/111'])('is not one with "%s"', (line) => {
    expect(formatOf(audio('63 111', OPUS[0]!, 'rtpmap:63 red/48000/2', line))?.redPayloadType).toBeUndefined();
  });
});

describe('the audio level', () => {
  const URI = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level';

  it.each([
    ['with another id', `a=extmap:14 ${URI}`, 14],
    ['with a direction and attributes', `a=extmap:7/sendonly ${URI} vad=on`, 7],
    ['that the peer only receives', `a=extmap:7/recvonly ${URI}`, undefined],
    ['with an id that another extension has', `a=extmap:3 ${URI}`, undefined],
    ['with id 0', `a=extmap:0 ${URI}`, undefined],
    ['with the reserved id', `a=extmap:15 ${URI}`, undefined],
    ['with a provisional id', `a=extmap:4096 ${URI}`, undefined],
    ['without an id', `a=extmap:${URI}`, undefined],
    ['of contributing sources', 'a=extmap:1 urn:ietf:params:rtp-hdrext:csrc-audio-level', undefined],
  ])('%s is handled', (_what, line, audioLevelId) => {
    expect(formatOf(CHROMIUM_OFFER.replace(`a=extmap:1 ${URI}`, line))?.audioLevelId).toBe(audioLevelId);
  });

  it('may be mapped for the whole session', () => {
    const withoutOwn = CHROMIUM_OFFER.replace(`a=extmap:1 ${URI}\r\n`, '');
    expect(formatOf(withoutOwn.replace('t=0 0', `t=0 0\r\na=extmap:5 ${URI}`))?.audioLevelId).toBe(5);
    expect(formatOf(withoutOwn.replace('t=0 0', `t=0 0\r\na=extmap:3 ${URI}`))?.audioLevelId).toBeUndefined();
  });
});

it.each([
  ['20', 20],
  ['60', 60],
  ['0', undefined],
  ['20.5', undefined],
  ['', undefined],
])('reads a=maxptime:%s as a longest packet of %s ms', (text, maxPacketMs) => {
  expect(formatOf(audio('96', 'rtpmap:96 opus/48000/2', `maxptime:${text}`))?.maxPacketMs).toBe(maxPacketMs);
});
