import { describe, expect, it } from 'vitest';
import { isPinnedAnswer } from '../../../../shared/protocol/pinned-answer.ts';
import { writeDirectAnswer } from '../../../../shared/rendezvous/direct-answer.ts';
import { parsePeerDescription } from '../../../../shared/sdp/sdp-peer.ts';
import { strangersOffer } from '../../../support/lobby/offers.ts';
import { CHROMIUM_OFFER } from '../../../support/lobby/sdp.ts';

const certificateSha256 = Uint8Array.from({ length: 32 }, (_, index) => 0xa0 + index);
const CREDENTIALS = { usernameFragment: 'earshot1000102030405060708090a0b', password: '0'.repeat(48) };
const ADDRESSES = [
  { host: 'play.example.org', port: 7777 },
  { host: '192.0.2.10', port: 7777 },
  { host: '203.0.113.5', port: 9000 },
  { host: '2001:db8::5', port: 7777 },
];

function answerTo(offer: string, addresses = ADDRESSES): string {
  const answer = writeDirectAnswer(offer, { addresses, certificateSha256 }, CREDENTIALS);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** The lines of an SDP that begin with `start`. */
const linesOf = (sdp: string, start: string): string[] => sdp.split('\r\n').filter((line) => line.startsWith(start));

describe('writeDirectAnswer', () => {
  it.each(['chromium', 'firefox-153-balanced', 'pion-3.1'])('answers an offer of %s as its host would', (library) => {
    const offer = library === 'chromium' ? CHROMIUM_OFFER : strangersOffer(library);
    const answer = answerTo(offer);
    const [offered, answered] = [parsePeerDescription(offer), parsePeerDescription(answer)];
    if (!offered.ok || !answered.ok) throw new Error('unreadable');
    const { opusPayloadType, redPayloadType, audioLevelId, taggedMid, lines } = offered.value;
    expect(answered.value).toMatchObject({ opusPayloadType, redPayloadType, audioLevelId, taggedMid });
    expect(answered.value).toMatchObject({ ice: CREDENTIALS, setup: 'passive', isIceLite: true, ssrc: undefined });
    expect(answered.value.lines.map(({ mid }) => mid)).toEqual(lines.map(({ mid }) => mid));
    expect(isPinnedAnswer(answer, certificateSha256)).toBe(true);
  });

  it('offers the addresses by UDP and by TCP, also mapped ones and IPv6, and leaves names out', () => {
    const candidates = linesOf(answerTo(CHROMIUM_OFFER), 'a=candidate:').map((line) => line.split(' ').slice(2));
    expect(candidates.map(([transport, , ...rest]) => [transport, ...rest].join(' '))).toEqual([
      'udp 192.0.2.10 7777 typ host',
      'udp 203.0.113.5 9000 typ host',
      'udp 2001:db8::5 7777 typ host',
      'tcp 192.0.2.10 7777 typ host tcptype passive',
      'tcp 203.0.113.5 9000 typ host tcptype passive',
      'tcp 2001:db8::5 7777 typ host tcptype passive',
    ]);
    const priorities = candidates.map(([, priority]) => Number(priority));
    expect(priorities).toEqual(priorities.toSorted((one, other) => other - one));
  });

  it('says that an invitation with nothing but names is not enough', () => {
    const invitation = { addresses: ADDRESSES.slice(0, 1), certificateSha256 };
    expect(writeDirectAnswer(CHROMIUM_OFFER, invitation, CREDENTIALS)).toMatchObject({
      ok: false,
      error: { code: 'no-address' },
    });
  });

  it('says what is wrong with an offer that no host could answer', () => {
    const invitation = { addresses: ADDRESSES, certificateSha256 };
    expect(writeDirectAnswer('v=0', invitation, CREDENTIALS)).toMatchObject({
      ok: false,
      error: { code: 'bad-offer' },
    });
  });
});
