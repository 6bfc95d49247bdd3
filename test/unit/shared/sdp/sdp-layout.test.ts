import { describe, expect, it } from 'vitest';
import { parsePeerDescription, type PeerDescription } from '../../../../shared/sdp/sdp-peer.ts';

const AUDIO = ['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:a', 'a=rtcp-mux', 'a=rtpmap:111 opus/48000/2'];
const DATA = ['m=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'a=mid:d'];
const VIDEO = ['m=video 9 UDP/TLS/RTP/SAVPF 96', 'a=mid:v', 'a=rtpmap:96 VP8/90000'];
const BUNDLE = ['a=group:BUNDLE a d'];

/** Transport lines whose user name says where they stand. */
const transport = (where: string, setup = 'actpass'): string[] => [
  `a=ice-ufrag:${where}`,
  'a=ice-pwd:0123456789012345678901',
  `a=fingerprint:sha-256 ${Array(32).fill('0A').join(':')}`,
  `a=setup:${setup}`,
];

const sdp = (...parts: readonly (readonly string[])[]): string => ['v=0', ...parts.flat()].join('\r\n');
const change = (lines: readonly string[], from: string, to: string): string[] =>
  lines.map((line) => line.replace(from, to));

function read(...parts: readonly (readonly string[])[]): PeerDescription {
  const parsed = parsePeerDescription(sdp(...parts));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

function refusal(...parts: readonly (readonly string[])[]): string {
  const parsed = parsePeerDescription(sdp(...parts));
  return parsed.ok ? 'accepted' : parsed.error.message;
}

const OFF = ['m=application 0 UDP/DTLS/SCTP webrtc-datachannel', 'a=mid:d'];
const roles = ({ lines }: PeerDescription): string[] => lines.map(({ role, mid }) => `${role} ${mid}`);

describe('a section with port 0', () => {
  it('is live if it only waits for its bundle (RFC 9143, section 6)', () => {
    expect(roles(read(BUNDLE, AUDIO, transport('aaaa'), OFF, ['a=bundle-only']))).toEqual(['audio a', 'data d']);
  });

  it('is live as audio too, behind the data channel', () => {
    const offer = read(['a=group:BUNDLE d a'], DATA, transport('dddd'), [
      ...change(AUDIO, 'audio 9', 'audio 0'),
      'a=bundle-only',
    ]);
    expect(roles(offer)).toEqual(['data d', 'audio a']);
    expect(offer).toMatchObject({ taggedMid: 'd', ice: { usernameFragment: 'dddd' } });
  });

  it.each([
    ['without a=bundle-only', BUNDLE, OFF],
    ['outside the bundle', ['a=group:BUNDLE a'], [...OFF, 'a=bundle-only']],
  ])('is switched off %s', (_what, group, data) => {
    expect(refusal(group, AUDIO, transport('aaaa'), data)).toMatch(/data channel section switched off \(port 0/);
  });

  it('is declined if nothing needs it', () => {
    const offer = read(BUNDLE, change(VIDEO, 'video 9', 'video 0'), AUDIO, transport('aaaa'), DATA);
    expect(roles(offer)).toEqual(['declined v', 'audio a', 'data d']);
  });
});

describe('a section that Earshot does not use', () => {
  it.each([
    ['video', VIDEO],
    ['another audio track', change(AUDIO, 'mid:a', 'mid:v')],
    ['another data channel', change(DATA, 'mid:d', 'mid:v')],
    ['text', ['m=text 9 UDP/TLS/RTP/SAVPF 96', 'a=mid:v']],
  ])('is declined: %s', (_what, section) => {
    const offer = read(['a=group:BUNDLE a d v'], AUDIO, transport('aaaa'), DATA, section);
    expect(roles(offer)).toEqual(['audio a', 'data d', 'declined v']);
  });

  it('does not have the transport, though the bundle names it first', () => {
    const offer = read(
      ['a=group:BUNDLE v d a'],
      VIDEO,
      transport('vvvv'),
      AUDIO,
      transport('aaaa'),
      DATA,
      transport('dddd'),
    );
    expect(offer).toMatchObject({ taggedMid: 'd', ice: { usernameFragment: 'dddd' } });
  });

  it('must not have the only transport', () => {
    const bundleOnly = [...change(AUDIO, 'audio 9', 'audio 0'), 'a=bundle-only'];
    const groups = ['a=group:BUNDLE v a d'];
    expect(refusal(groups, VIDEO, transport('vvvv'), bundleOnly, transport('vvvv'), DATA)).toMatch(
      /declines.*Offer audio or the data channel first/,
    );
  });

  it('is audio in one direction, if another section has both', () => {
    const oneWay = [...change(AUDIO, 'mid:a', 'mid:v'), 'a=recvonly'];
    expect(roles(read(BUNDLE, oneWay, AUDIO, transport('aaaa'), DATA))).toEqual(['declined v', 'audio a', 'data d']);
  });

  it('is an application of another kind', () => {
    const floor = ['m=application 9 TCP/BFCP *', 'a=mid:v'];
    expect(roles(read(BUNDLE, floor, AUDIO, transport('aaaa'), DATA))).toEqual(['declined v', 'audio a', 'data d']);
  });

  it('needs no mid', () => {
    const offer = read(BUNDLE, AUDIO, transport('aaaa'), DATA, ['m=video 0 UDP/TLS/RTP/SAVPF 96']);
    expect(roles(offer)).toEqual(['audio a', 'data d', 'declined ']);
  });
});

describe('the transport', () => {
  const both = [AUDIO, transport('aaaa'), DATA, transport('dddd', 'active')] as const;

  it('is that of the section which the bundle names first', () => {
    expect(read(['a=group:BUNDLE a d'], ...both)).toMatchObject({
      ice: { usernameFragment: 'aaaa' },
      setup: 'actpass',
    });
    expect(read(['a=group:BUNDLE d a'], ...both)).toMatchObject({ ice: { usernameFragment: 'dddd' }, setup: 'active' });
  });

  it('may stand at session level', () => {
    const offer = read(BUNDLE, transport('ssss', 'active'), AUDIO, DATA);
    expect(offer).toMatchObject({ ice: { usernameFragment: 'ssss' }, setup: 'active', fingerprints: [{}] });
  });

  it('is found in the other section if the first has none', () => {
    expect(read(BUNDLE, AUDIO, DATA, transport('dddd'))).toMatchObject({ ice: { usernameFragment: 'dddd' } });
  });

  it('may have several fingerprints, of which weak ones do not count', () => {
    const weak = `a=fingerprint:SHA-1 ${Array(20).fill('0b').join(':')}`;
    const strong = `a=fingerprint:SHA-256 ${Array(32).fill('0c').join(':')}`;
    expect(read(BUNDLE, AUDIO, [weak, strong], transport('aaaa'), DATA).fingerprints).toEqual([
      { algorithm: 'sha-256', value: Array(32).fill('0C').join(':') },
      { algorithm: 'sha-256', value: Array(32).fill('0A').join(':') },
    ]);
  });
});

describe('the bundle', () => {
  it('is the group with both sections, in any case of its name', () => {
    const groups = ['a=group:LS a', 'a=group:BUNDLE x', 'a=group:bundle  a d'];
    expect(roles(read(groups, AUDIO, transport('aaaa'), DATA))).toEqual(['audio a', 'data d']);
  });

  it('must be one for both', () => {
    const groups = ['a=group:BUNDLE a', 'a=group:BUNDLE d'];
    expect(refusal(groups, AUDIO, transport('aaaa'), DATA)).toMatch(/not in one a=group:BUNDLE.*"max-bundle"/);
  });

  it.each([
    ['a missing mid', AUDIO, DATA.slice(0, 1)],
    ['a mid that both have', AUDIO, change(DATA, 'mid:d', 'mid:a')],
    ['a mid with a space', change(AUDIO, 'mid:a', 'mid:a a'), DATA],
  ])('is refused with %s', (_what, audio, data) => {
    expect(refusal(BUNDLE, audio, transport('aaaa'), data)).toMatch(/need an a=mid each/);
  });
});

describe('the protocol', () => {
  it.each(['UDP/TLS/RTP/SAVPF', 'UDP/TLS/RTP/SAVP', 'TCP/DTLS/RTP/SAVPF', 'RTP/SAVPF', 'RTP/AVP', 'udp/tls/rtp/savpf'])(
    'of audio may be %s, because the fingerprint decides (RFC 8829, section 5.1.2)',
    (protocol) => {
      const audio = change(AUDIO, 'UDP/TLS/RTP/SAVPF', protocol);
      expect(read(BUNDLE, audio, transport('aaaa'), DATA).lines[0]).toMatchObject({ role: 'audio', protocol });
    },
  );

  it.each(['UDP/DTLS/SCTP', 'TCP/DTLS/SCTP', 'DTLS/SCTP', 'udp/dtls/sctp'])('of data may be %s', (protocol) => {
    const data = change(DATA, 'UDP/DTLS/SCTP', protocol);
    expect(read(BUNDLE, AUDIO, transport('aaaa'), data).lines[1]).toMatchObject({ role: 'data', protocol });
  });

  it('of data may be the form from before RFC 8841', () => {
    const data = ['m=application 9 DTLS/SCTP 5000', 'a=mid:d', 'a=sctpmap:5000 webrtc-datachannel 256'];
    expect(read(BUNDLE, AUDIO, transport('aaaa'), data).lines[1]).toMatchObject({ role: 'data', format: '5000' });
  });

  it.each([
    ['m=application 9 DTLS/SCTP 5000', '', /a=sctpmap:5000 webrtc-datachannel/],
    ['m=application 9 DTLS/SCTP 5000', 'a=sctpmap:6000 webrtc-datachannel 256', /a=sctpmap:5000/],
    ['m=application 9 DTLS/SCTP 6000', 'a=sctpmap:6000 webrtc-datachannel 256', /SCTP port 6000/],
    ['m=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'a=sctp-port:6000', /SCTP port 6000/],
    ['m=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'a=sctp-port:0', /SCTP port 0/],
    ['m=application 9 UDP/BFCP *', '', /not a data channel/],
  ])('of data is refused: %s, %s', (line, attribute, message) => {
    expect(refusal(BUNDLE, AUDIO, transport('aaaa'), [line, 'a=mid:d', attribute])).toMatch(message);
  });
});

it('takes a=rtcp-mux-only for a=rtcp-mux, and names of attributes in any case', () => {
  const audio = change(change(AUDIO, 'rtcp-mux', 'rtcp-mux-only'), 'a=mid', 'a=MID');
  expect(roles(read(BUNDLE, audio, transport('aaaa'), DATA))).toEqual(['audio a', 'data d']);
});
