import { describe, expect, it } from 'vitest';
import { isPinnedAnswer } from '../../../../shared/protocol/pinned-answer.ts';
import { fingerprintText } from '../../../../shared/sdp/sdp-transport.ts';

const PINNED = Uint8Array.from({ length: 32 }, (_, index) => 0xa0 + index);
const OTHER = PINNED.map((byte) => byte ^ 1);

const answerWith = (...lines: readonly string[]): string =>
  ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', ...lines].join('\r\n');
const line = (digest: Uint8Array, algorithm = 'sha-256'): string =>
  `a=fingerprint:${algorithm} ${fingerprintText(digest)}`;

describe('isPinnedAnswer', () => {
  it('accepts an answer with the certificate of the invitation, in any case and in several sections', () => {
    expect(isPinnedAnswer(answerWith(line(PINNED)), PINNED)).toBe(true);
    expect(isPinnedAnswer(answerWith(line(PINNED).toLowerCase().replace('sha-256', 'SHA-256')), PINNED)).toBe(true);
    expect(isPinnedAnswer(answerWith(line(PINNED), 'm=application 9 UDP/DTLS/SCTP x', line(PINNED)), PINNED)).toBe(
      true,
    );
  });

  it('refuses another certificate, also beside the right one and at session level', () => {
    expect(isPinnedAnswer(answerWith(line(OTHER)), PINNED)).toBe(false);
    expect(isPinnedAnswer(answerWith(line(PINNED), line(OTHER)), PINNED)).toBe(false);
    expect(isPinnedAnswer(answerWith(line(PINNED)).replace('t=0 0', `t=0 0\r\n${line(OTHER)}`), PINNED)).toBe(false);
    expect(isPinnedAnswer(answerWith(line(PINNED), line(OTHER, 'sha-512')), PINNED)).toBe(false);
  });

  it('refuses an answer without a certificate, with a shortened digest, and text that is no SDP', () => {
    expect(isPinnedAnswer(answerWith(), PINNED)).toBe(false);
    expect(isPinnedAnswer(answerWith(line(PINNED).slice(0, -3)), PINNED)).toBe(false);
    expect(isPinnedAnswer('', PINNED)).toBe(false);
  });
});
