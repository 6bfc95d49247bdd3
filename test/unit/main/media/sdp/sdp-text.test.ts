import { describe, expect, it } from 'vitest';
import { parseCandidate } from '../../../../../main/media/ice/ice-candidate.ts';
import { parsePeerDescription } from '../../../../../main/media/sdp/sdp-peer.ts';
import { writeSessionDescription, type LocalDescription } from '../../../../../main/media/sdp/sdp-text.ts';

const ANSWER: LocalDescription = {
  kind: 'answer',
  sessionId: '42',
  ice: { usernameFragment: 'host', password: '0123456789012345678901' },
  fingerprint: { algorithm: 'sha-256', value: Array(32).fill('AB').join(':') },
  audioMid: 'a',
  applicationMid: 'd',
  isAudioFirst: true,
  opusPayloadType: 111,
  redPayloadType: 63,
  audioLevelId: 4,
  ssrc: 1234,
  maxMessageBytes: 4_096,
  addresses: ['192.0.2.1', '2001:db8::1'],
  port: 7_777,
};

const linesOf = (description: LocalDescription): string[] => writeSessionDescription(description).split('\r\n');

describe('writeSessionDescription', () => {
  it('answers as ICE-lite DTLS server with RED first, mono Opus asked for, and every address', () => {
    const lines = linesOf(ANSWER);

    expect(lines).toContain('a=ice-lite');
    expect(lines.filter((line) => line === 'a=setup:passive')).toHaveLength(2);
    expect(lines).toContain('m=audio 9 UDP/TLS/RTP/SAVPF 63 111');
    expect(lines).toContain('a=fmtp:63 111/111');
    expect(lines).toContain('a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1;maxaveragebitrate=32000;stereo=0');
    const candidates = lines
      .filter((line) => line.startsWith('a=candidate:'))
      .map((line) => parseCandidate(line.slice('a=candidate:'.length)));
    expect(candidates).toMatchObject([
      { address: '192.0.2.1', port: 7_777 },
      { address: '2001:db8::1', port: 7_777 },
    ]);
    expect(candidates[0]!.priority).toBeGreaterThan(candidates[1]!.priority);
  });

  it('keeps the order of the offer', () => {
    const lines = linesOf({ ...ANSWER, isAudioFirst: false });

    expect(lines.findIndex((line) => line.startsWith('m=application'))).toBeLessThan(
      lines.findIndex((line) => line.startsWith('m=audio')),
    );
    expect(lines).toContain('a=group:BUNDLE d a');
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
