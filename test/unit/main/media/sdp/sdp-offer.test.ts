import { describe, expect, it } from 'vitest';
import { parseOffer } from '../../../../../main/media/sdp/sdp-offer.ts';
import { fuzz } from '../../../../support/fuzz.ts';
import { CHROMIUM_OFFER } from '../../../../support/lobby/sdp.ts';

const withLine = (from: string | RegExp, to: string): string => CHROMIUM_OFFER.replaceAll(from, to);
const audioSection = CHROMIUM_OFFER.slice(CHROMIUM_OFFER.indexOf('m=audio'), CHROMIUM_OFFER.indexOf('m=application'));
const applicationSection = CHROMIUM_OFFER.slice(CHROMIUM_OFFER.indexOf('m=application'));

describe('parseOffer', () => {
  it('reads what the host needs from Chromium’s offer', () => {
    expect(parseOffer(CHROMIUM_OFFER)).toEqual({
      ok: true,
      value: {
        ice: { usernameFragment: '0gpB', password: 'q4DKJHunhg+tNZUAHr3q4lSU' },
        fingerprints: [
          {
            algorithm: 'sha-256',
            value: '69:1E:02:42:C5:5C:DC:E6:4D:91:10:FD:9B:6B:C1:1E:7F:6D:1C:87:98:C0:B9:EE:78:97:21:ED:82:E3:8A:56',
          },
        ],
        setup: 'actpass',
        audioMid: '0',
        applicationMid: '1',
        isAudioFirst: true,
        opusPayloadType: 111,
        redPayloadType: 63,
        audioLevelId: 1,
        ssrc: 712_179_432,
        maxMessageBytes: 262_144,
        candidates: [
          '1 1 udp 2113937151 0a1b2c3d-1111-2222-3333-444455556666.local 46000 typ host generation 0 network-cost 999',
          '2 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active generation 0 network-cost 999',
        ],
      },
    });
  });

  it('reads lines that end in a line feed alone, and attributes for the whole session', () => {
    const text = CHROMIUM_OFFER.replaceAll('\r\n', '\n')
      .replaceAll(/a=(ice-ufrag|ice-pwd|setup):.*\n/g, '')
      .replace('t=0 0\n', 't=0 0\na=ice-ufrag:abcd\na=ice-pwd:0123456789012345678901\na=setup:active\n');

    expect(parseOffer(text)).toMatchObject({ ok: true, value: { ice: { usernameFragment: 'abcd' }, setup: 'active' } });
  });

  it('accepts other payload types, no RED, and a data channel before the audio', () => {
    const offer = (CHROMIUM_OFFER.slice(0, CHROMIUM_OFFER.indexOf('m=audio')) + applicationSection + audioSection)
      .replace('SAVPF 111 63 9 0 8 13 110 126', 'SAVPF 96')
      .replaceAll(/a=(rtpmap|fmtp):111/g, 'a=$1:96');

    expect(parseOffer(offer)).toMatchObject({
      ok: true,
      value: { opusPayloadType: 96, redPayloadType: undefined, isAudioFirst: false },
    });
  });

  it('ignores RED that carries anything but this Opus', () => {
    expect(parseOffer(withLine('a=fmtp:63 111/111', 'a=fmtp:63 9/9'))).toMatchObject({
      ok: true,
      value: { redPayloadType: undefined },
    });
  });

  it.each([
    ['with another id', 'a=extmap:14 urn:ietf:params:rtp-hdrext:ssrc-audio-level', 14],
    ['with a direction and attributes', 'a=extmap:7/sendonly urn:ietf:params:rtp-hdrext:ssrc-audio-level vad=on', 7],
    ['that the peer only receives', 'a=extmap:7/recvonly urn:ietf:params:rtp-hdrext:ssrc-audio-level', undefined],
    ['with an id that another extension has', 'a=extmap:3 urn:ietf:params:rtp-hdrext:ssrc-audio-level', undefined],
    ['with id 0', 'a=extmap:0 urn:ietf:params:rtp-hdrext:ssrc-audio-level', undefined],
    ['with the reserved id', 'a=extmap:15 urn:ietf:params:rtp-hdrext:ssrc-audio-level', undefined],
    ['with a provisional id', 'a=extmap:4096 urn:ietf:params:rtp-hdrext:ssrc-audio-level', undefined],
    ['without an id', 'a=extmap:urn:ietf:params:rtp-hdrext:ssrc-audio-level', undefined],
    ['of contributing sources', 'a=extmap:1 urn:ietf:params:rtp-hdrext:csrc-audio-level', undefined],
  ])('handles the audio level %s', (_what, line, audioLevelId) => {
    expect(parseOffer(withLine('a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level', line))).toMatchObject({
      ok: true,
      value: { audioLevelId },
    });
  });

  it.each([
    ['text that is not SDP', 'hello', /v=0/],
    ['no content', '', /v=0/],
    ['too many characters', CHROMIUM_OFFER + 'a=x\r\n'.repeat(20_000), /characters/],
    ['too many lines', CHROMIUM_OFFER + 'a=x\r\n'.repeat(2_100), /lines/],
    ['a malformed line', withLine('a=sendrecv', 'rubbish'), /rubbish/],
    ['a malformed media line', withLine('m=audio 46000', 'm=audio port'), /media line/],
    ['no audio', withLine(audioSection, ''), /0 audio sections/],
    ['two audio sections', CHROMIUM_OFFER + audioSection, /2 audio sections/],
    ['no data channel', withLine(applicationSection, ''), /data channel/],
    ['video', `${CHROMIUM_OFFER}m=video 9 UDP/TLS/RTP/SAVPF 96\r\n`, /video/],
    ['a section of another kind', `${CHROMIUM_OFFER}m=text 9 UDP/TLS/RTP/SAVPF 96\r\n`, /besides/],
    ['its audio switched off', withLine('m=audio 46000', 'm=audio 0'), /port 0/],
    ['a direction that cannot receive', withLine('a=sendrecv', 'a=sendonly'), /sendonly/],
    ['a direction that cannot send', withLine('a=sendrecv', 'a=recvonly'), /recvonly/],
    ['no encryption', withLine('UDP/TLS/RTP/SAVPF', 'RTP/AVP'), /RTP\/AVP/],
    ['no rtcp-mux', withLine('a=rtcp-mux\r\n', ''), /rtcp-mux/],
    ['no Opus', withLine('opus/48000/2', 'speex/16000'), /opus/],
    ['no ICE credentials', withLine(/a=ice-pwd.*\r\n/g, ''), /ICE/],
    ['a short ICE password', withLine(/a=ice-pwd.*\r\n/g, 'a=ice-pwd:short\r\n'), /ICE/],
    ['invalid characters in the ICE username', withLine('a=ice-ufrag:0gpB', 'a=ice-ufrag:0:pB'), /ICE/],
    ['no fingerprint', withLine(/a=fingerprint.*\r\n/g, ''), /fingerprint/],
    [
      'a weak fingerprint',
      withLine(/a=fingerprint.*\r\n/g, `a=fingerprint:sha-1 ${'00:'.repeat(19)}00\r\n`),
      /fingerprint/,
    ],
    ['the DTLS server role', withLine('a=setup:actpass', 'a=setup:passive'), /passive/],
    ['no bundle', withLine('a=group:BUNDLE 0 1\r\n', ''), /BUNDLE/],
    ['an incomplete bundle', withLine('a=group:BUNDLE 0 1', 'a=group:BUNDLE 0'), /BUNDLE/],
    ['no mids', withLine(/a=mid:.\r\n/g, ''), /mid/],
    ['one mid for both sections', withLine('a=mid:1', 'a=mid:0'), /mid/],
  ])('refuses an offer with %s, and names it', (_what, text, message) => {
    const parsed = parseOffer(text);

    expect(parsed).toMatchObject({ ok: false, error: { code: 'bad-offer' } });
    if (!parsed.ok) expect(parsed.error.message).toMatch(message);
  });

  it('never throws on garbage', () => {
    fuzz(12, 3_000, [Buffer.from(CHROMIUM_OFFER)], (bytes) => parseOffer(bytes.toString('utf8')));
  });
});
