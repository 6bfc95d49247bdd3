import { describe, expect, it } from 'vitest';
import { parseOffer } from '../../../../shared/sdp/sdp-offer.ts';
import { fuzz } from '../../../support/fuzz.ts';
import { strangersOffer } from '../../../support/lobby/offers.ts';
import { CHROMIUM_OFFER } from '../../../support/lobby/sdp.ts';

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
        isIceLite: false,
        lines: [
          { role: 'audio', kind: 'audio', protocol: 'UDP/TLS/RTP/SAVPF', format: '111', mid: '0' },
          { role: 'data', kind: 'application', protocol: 'UDP/DTLS/SCTP', format: 'webrtc-datachannel', mid: '1' },
        ],
        taggedMid: '0',
        opusPayloadType: 111,
        redPayloadType: 63,
        audioLevelId: 1,
        maxPacketMs: undefined,
        ssrc: 712_179_432,
        maxMessageBytes: 262_144,
        candidates: [
          '1 1 udp 2113937151 0a1b2c3d-1111-2222-3333-444455556666.local 46000 typ host generation 0 network-cost 999',
          '2 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active generation 0 network-cost 999',
        ],
      },
    });
  });

  it.each(['\n', '\r', ' \r\n', '\t\n'])(
    'reads lines that end in %j, and attributes for the whole session',
    (lineEnd) => {
      const text = CHROMIUM_OFFER.replaceAll('\r\n', '\n')
        .replaceAll(/a=(ice-ufrag|ice-pwd|setup):.*\n/g, '')
        .replace('t=0 0\n', 't=0 0\na=ice-ufrag:abcd\na=ice-pwd:0123456789012345678901\na=setup:active\n')
        .replaceAll('\n', lineEnd);

      expect(parseOffer(text)).toMatchObject({
        ok: true,
        value: { ice: { usernameFragment: 'abcd' }, setup: 'active' },
      });
    },
  );

  it('accepts other payload types, no RED, and a data channel before the audio', () => {
    const offer = (CHROMIUM_OFFER.slice(0, CHROMIUM_OFFER.indexOf('m=audio')) + applicationSection + audioSection)
      .replace('SAVPF 111 63 9 0 8 13 110 126', 'SAVPF 96')
      .replaceAll(/a=(rtpmap|fmtp):111/g, 'a=$1:96');

    expect(parseOffer(offer)).toMatchObject({
      ok: true,
      value: { opusPayloadType: 96, redPayloadType: undefined, lines: [{ role: 'data' }, { role: 'audio' }] },
    });
  });

  it.each([
    ['text that is not SDP', 'hello', /v=0/],
    ['no content', '', /v=0/],
    ['too many characters', CHROMIUM_OFFER + 'a=x\r\n'.repeat(20_000), /characters/],
    ['too many lines', CHROMIUM_OFFER + 'a=x\r\n'.repeat(2_100), /lines/],
    ['a malformed line', withLine('a=sendrecv', 'rubbish'), /rubbish/],
    ['a malformed media line', withLine('m=audio 46000', 'm=audio port'), /media line/],
    ['no audio', withLine(audioSection, ''), /no audio section\. Add/],
    ['no data channel', withLine(applicationSection, ''), /no data channel section\. Create/],
    ['its audio switched off', withLine('m=audio 46000', 'm=audio 0'), /port 0/],
    ['a direction that cannot receive', withLine('a=sendrecv', 'a=sendonly'), /sendonly/],
    ['a direction that cannot send', withLine('a=sendrecv', 'a=recvonly'), /recvonly/],
    ['audio without RTP', withLine('UDP/TLS/RTP/SAVPF', 'udptl'), /udptl\. Offer/],
    [
      'RTP without a key',
      withLine('UDP/TLS/RTP/SAVPF', 'RTP/AVP').replaceAll(/a=fingerprint.*\r\n/g, ''),
      /fingerprint/,
    ],
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
    ['the DTLS server role', withLine('a=setup:actpass', 'a=setup:passive'), /a=setup:passive\. Offer "actpass"/],
    ['no DTLS yet', withLine('a=setup:actpass', 'a=setup:holdconn'), /a=setup:holdconn\. Offer "actpass"/],
    ['an ICE-lite agent', withLine('a=msid-semantic', 'a=ice-lite\r\na=msid-semantic'), /ice-lite\. Offer a full/],
    ['no bundle', withLine('a=group:BUNDLE 0 1\r\n', ''), /BUNDLE/],
    ['an incomplete bundle', withLine('a=group:BUNDLE 0 1', 'a=group:BUNDLE 0'), /BUNDLE/],
    ['no mids', withLine(/a=mid:.\r\n/g, ''), /mid/],
    ['one mid for both sections', withLine('a=mid:1', 'a=mid:0'), /mid/],
  ])('refuses an offer with %s, and names it', (_what, text, message) => {
    const parsed = parseOffer(text);

    expect(parsed).toMatchObject({ ok: false, error: { code: 'bad-offer' } });
    if (!parsed.ok) {
      expect(parsed.error.message).toMatch(message);
      expect(parsed.error.message, 'it says what to do').toMatch(
        /Offer|Add|Create|Bundle|Send|Lines look|Use|at most|need/,
      );
    }
  });

  it('never throws on garbage', () => {
    fuzz(12, 3_000, [Buffer.from(CHROMIUM_OFFER)], (bytes) => parseOffer(bytes.toString('utf8')));
  });
});

describe('the offer of another stack', () => {
  const DATA = { role: 'data', kind: 'application', protocol: 'UDP/DTLS/SCTP', format: 'webrtc-datachannel', mid: '1' };
  const FIREFOX = { opusPayloadType: 109, redPayloadType: undefined, audioLevelId: 1, maxMessageBytes: 1_073_741_823 };

  it.each([
    [
      'firefox-153-balanced',
      { ...FIREFOX, ice: { usernameFragment: '260d68bc' }, ssrc: 666_605_663, lines: [{ mid: '0' }, DATA] },
    ],
    [
      'firefox-153-max-bundle',
      { ...FIREFOX, ice: { usernameFragment: '71d7096a' }, ssrc: 4_250_228_526, lines: [{ mid: '0' }, DATA] },
    ],
    [
      'gstreamer-1.22-max-bundle',
      {
        ice: { usernameFragment: 'bpgjkpxXiVoqZFwq/0EydbFr75LvEREk' },
        opusPayloadType: 96,
        ssrc: 3_635_987_812,
        audioLevelId: undefined,
        lines: [{ mid: 'audio0' }, { ...DATA, mid: 'application1' }],
        taggedMid: 'audio0',
        maxMessageBytes: 65_536,
      },
    ],
    [
      'aiortc-1.4',
      {
        ice: { usernameFragment: 'gsgb', password: '8ifyoexJuWGaJGld82ajgt' },
        opusPayloadType: 96,
        audioLevelId: 2,
        ssrc: 2_832_366_755,
        lines: [{ mid: '0' }, { ...DATA, protocol: 'DTLS/SCTP', format: '5000' }],
      },
    ],
    [
      'pion-3.1',
      { ice: { usernameFragment: 'DrPCbGYWcLoqcUSF' }, opusPayloadType: 111, ssrc: 1_987_887_370, lines: [{}, DATA] },
    ],
    [
      'libdatachannel-0.33',
      { opusPayloadType: 111, ssrc: 1_234, lines: [{ mid: 'audio' }, { ...DATA, mid: '0' }], taggedMid: 'audio' },
    ],
  ])('of %s is read', (name, expected) => {
    expect(parseOffer(strangersOffer(name))).toMatchObject({ ok: true, value: { setup: 'actpass', ...expected } });
  });

  it('of GStreamer without a bundle is refused with the policy to set', () => {
    expect(parseOffer(strangersOffer('gstreamer-1.22-none'))).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('max-bundle') as string },
    });
  });
});
