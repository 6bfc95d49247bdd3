import { describe, expect, it } from 'vitest';
import { parseCandidate } from '../../../../main/media/ice/ice-candidate.ts';
import { parseOffer } from '../../../../shared/sdp/sdp-offer.ts';
import { parsePeerDescription } from '../../../../shared/sdp/sdp-peer.ts';
import { OFFERED_LINES, writeSessionDescription, type LocalDescription } from '../../../../shared/sdp/sdp-text.ts';
import { strangersOffer } from '../../../support/lobby/offers.ts';

const ANSWER: LocalDescription = {
  kind: 'answer',
  sessionId: '42',
  ice: { usernameFragment: 'host', password: '0123456789012345678901' },
  fingerprint: { algorithm: 'sha-256', value: Array(32).fill('AB').join(':') },
  lines: [
    { role: 'audio', kind: 'audio', protocol: 'UDP/TLS/RTP/SAVPF', format: '111', mid: 'a' },
    { role: 'data', kind: 'application', protocol: 'UDP/DTLS/SCTP', format: 'webrtc-datachannel', mid: 'd' },
  ],
  taggedMid: 'a',
  opusPayloadType: 111,
  redPayloadType: 63,
  audioLevelId: 4,
  ssrc: 1234,
  maxMessageBytes: 4_096,
  candidates: [
    { host: '192.0.2.1', port: 9_000 },
    { host: '2001:db8::1', port: 7_777 },
  ],
};

const linesOf = (description: LocalDescription): string[] => writeSessionDescription(description).split('\r\n');

describe('writeSessionDescription', () => {
  it('answers as ICE-lite DTLS server with RED first, mono Opus asked for, and every address', () => {
    const lines = linesOf(ANSWER);

    expect(lines).toContain('a=ice-lite');
    expect(lines.filter((line) => line === 'a=setup:passive')).toHaveLength(2);
    expect(lines).toContain('m=audio 9 UDP/TLS/RTP/SAVPF 63 111');
    expect(lines).toContain('a=fmtp:63 111/111');
    expect(lines).toContain('a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1;maxaveragebitrate=32000');
    const candidates = lines
      .filter((line) => line.startsWith('a=candidate:'))
      .map((line) => parseCandidate(line.slice('a=candidate:'.length)));
    expect(candidates).toMatchObject([
      { address: '192.0.2.1', port: 9_000 },
      { address: '2001:db8::1', port: 7_777 },
    ]);
    expect(candidates[0]!.priority).toBeGreaterThan(candidates[1]!.priority);
  });

  it('never names stereo, which is off by default, so that it contradicts no client that plays stereo', () => {
    expect(writeSessionDescription(ANSWER)).not.toContain('stereo');
  });

  it('keeps the order of the offer’s sections and of its bundle, and puts the addresses where the bundle begins', () => {
    const lines = linesOf({ ...ANSWER, lines: ANSWER.lines.toReversed(), taggedMid: 'a' });

    expect(lines.filter((line) => /^m=|^a=(group|candidate:1)/.test(line))).toEqual([
      'a=group:BUNDLE a d',
      'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
      'm=audio 9 UDP/TLS/RTP/SAVPF 63 111',
      'a=candidate:1 1 udp 2130706431 192.0.2.1 9000 typ host',
    ]);
    expect(linesOf({ ...ANSWER, taggedMid: 'd' })).toContain('a=group:BUNDLE d a');
  });

  it('declines a section with port 0 and one of its formats, outside the bundle', () => {
    const video = { role: 'declined', kind: 'video', protocol: 'UDP/TLS/RTP/SAVPF', format: '96', mid: 'v' } as const;
    const text = writeSessionDescription({ ...ANSWER, lines: [video, ...ANSWER.lines, { ...video, mid: '' }] });

    expect(text).toContain('m=video 0 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=mid:v\r\na=inactive\r\nm=audio 9');
    expect(text).toContain('m=video 0 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=inactive\r\n');
    expect(text).toContain('a=group:BUNDLE a d\r\n');
  });

  it('leaves out RED when it was not offered', () => {
    expect(linesOf({ ...ANSWER, redPayloadType: undefined })).toContain('m=audio 9 UDP/TLS/RTP/SAVPF 111');
  });

  it('includes the audio level’s header extension when it was offered, and no other', () => {
    const extensionsOf = (description: LocalDescription): string[] =>
      linesOf(description).filter((line) => line.startsWith('a=extmap'));
    expect(extensionsOf(ANSWER)).toEqual(['a=extmap:4 urn:ietf:params:rtp-hdrext:ssrc-audio-level']);
    expect(extensionsOf({ ...ANSWER, audioLevelId: undefined })).toEqual([]);
  });

  it('can be read by the other end, as offer and as answer', () => {
    for (const kind of ['offer', 'answer'] as const) {
      const parsed = parsePeerDescription(writeSessionDescription({ ...ANSWER, kind }));
      expect(parsed).toMatchObject({
        ok: true,
        value: {
          ice: ANSWER.ice,
          fingerprints: [ANSWER.fingerprint],
          ssrc: 1234,
          redPayloadType: 63,
          audioLevelId: 4,
          maxMessageBytes: 4_096,
          setup: kind === 'offer' ? 'actpass' : 'passive',
        },
      });
    }
  });
});

describe('the answer to another stack', () => {
  it.each([
    ['firefox-153-balanced', [/^m=audio 9 UDP\/TLS\/RTP\/SAVPF 109$/, /^m=application 9 UDP\/DTLS\/SCTP webrtc-d/]],
    ['firefox-153-max-bundle', [/^m=audio 9 UDP\/TLS\/RTP\/SAVPF 109$/, /^m=application 9 UDP\/DTLS\/SCTP webrtc-d/]],
    ['gstreamer-1.22-max-bundle', [/^m=audio 9 UDP\/TLS\/RTP\/SAVPF 96$/, /^m=application 9 UDP\/DTLS\/SCTP webrtc-d/]],
    ['aiortc-1.4', [/^m=audio 9 UDP\/TLS\/RTP\/SAVPF 96$/, /^m=application 9 DTLS\/SCTP 5000$/]],
    ['pion-3.1', [/^m=audio 9 UDP\/TLS\/RTP\/SAVPF 111$/, /^m=application 9 UDP\/DTLS\/SCTP webrtc-d/]],
    ['libdatachannel-0.33', [/^m=audio 9 UDP\/TLS\/RTP\/SAVPF 111$/, /^m=application 9 UDP\/DTLS\/SCTP webrtc-d/]],
  ])('has the sections of %s’s offer', (name, mediaLines) => {
    const offer = parseOffer(strangersOffer(name));
    if (!offer.ok) throw new Error(offer.error.message);
    const lines = linesOf({
      ...ANSWER,
      ...offer.value,
      ice: ANSWER.ice,
      ssrc: ANSWER.ssrc,
      candidates: ANSWER.candidates,
    });

    expect(lines.filter((line) => line.startsWith('m='))).toEqual(
      mediaLines.map((line) => expect.stringMatching(line)),
    );
    const midsOf = (text: readonly string[]): string[] => text.filter((line) => /^a=(mid|group:BUNDLE)/.test(line));
    expect(midsOf(lines)).toEqual(midsOf(strangersOffer(name).split('\r\n')));
    expect(lines.some((line) => line.startsWith('a=sctpmap:5000 webrtc-datachannel '))).toBe(name === 'aiortc-1.4');
    expect(lines.includes('a=sctp-port:5000')).toBe(name !== 'aiortc-1.4');
  });
});

it('offers audio and then the data channel', () => {
  const parsed = parsePeerDescription(
    writeSessionDescription({ ...ANSWER, kind: 'offer', lines: OFFERED_LINES, taggedMid: '0' }),
  );
  expect(parsed).toMatchObject({ ok: true, value: { lines: OFFERED_LINES.map(({ role, mid }) => ({ role, mid })) } });
});

describe('parseCandidate', () => {
  it.each([
    '1 1 udp 1 name.local 5 typ host',
    '1 1 tcp 1 192.0.2.1 9 typ host tcptype active',
    '1 2 udp 1 192.0.2.1 5 typ host',
    '1 1 udp 1 192.0.2.1 0 typ host',
    '1 1 udp 1 192.0.2.1 65536 typ host',
    '1 1 udp x 192.0.2.1 5 typ host',
    '',
  ])('rejects "%s"', (text) => {
    expect(parseCandidate(text)).toBeUndefined();
  });
});
