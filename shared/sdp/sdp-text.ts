import { AUDIO_LEVEL_URI } from './sdp-audio.ts';
import type { MediaLine } from './sdp-layout.ts';
import { SCTP_PORT, type Fingerprint, type IceCredentials } from './sdp-transport.ts';

/** The session descriptions that Earshot writes: one audio section and one data channel, bundled (RFC 8829). */

/**
 * The audio that the receiver of this description should send: mono Opus with FEC and DTX. Mono is the default (RFC
 * 7587, section 6.1) and stays unsaid, because Pion takes `stereo=0` and its own `stereo=1` for different codecs.
 */
const OPUS_UPLINK = 'minptime=10;useinbandfec=1;usedtx=1;maxaveragebitrate=32000';

/** The audio that Earshot's own client requests from the host: stereo. */
const OPUS_DOWNLINK = 'minptime=10;useinbandfec=1;usedtx=1;stereo=1';

/** The streams that the form from before RFC 8841 announces; one is used. */
const SCTPMAP_STREAMS = 65_535;

/** The sections of an offer: audio, then the data channel. */
export const OFFERED_LINES: readonly MediaLine[] = [
  { role: 'audio', kind: 'audio', protocol: 'UDP/TLS/RTP/SAVPF', format: '111', mid: '0' },
  { role: 'data', kind: 'application', protocol: 'UDP/DTLS/SCTP', format: 'webrtc-datachannel', mid: '1' },
];

/** An IP address and a port under which this end can be reached. */
export interface CandidateAddress {
  /** `host`: UDP, also behind a router that forwards the port; `srflx`: UDP, as a STUN server sees this end. `tcp`:
   * this end waits for TCP connections there (RFC 6544). */
  readonly kind?: 'host' | 'srflx' | 'tcp';
  readonly host: string;
  readonly port: number;
}

export interface LocalDescription {
  readonly kind: 'offer' | 'answer';
  readonly sessionId: string;
  readonly ice: IceCredentials;
  readonly fingerprint: Fingerprint;
  /** The sections in order; an answer keeps the offer's. */
  readonly lines: readonly MediaLine[];
  /** The mid that the bundle names first; its section has the candidates. */
  readonly taggedMid: string;
  readonly opusPayloadType: number;
  readonly redPayloadType: number | undefined;
  /** Header extension of the audio level; undefined = none. */
  readonly audioLevelId: number | undefined;
  /** undefined = the receiver takes the first source that it meets. */
  readonly ssrc: number | undefined;
  readonly maxMessageBytes: number;
  /** Announced as candidates, preferred first. */
  readonly candidates: readonly CandidateAddress[];
}

/** Writes an answer for an ICE-lite DTLS server, or an offer for a full ICE agent. */
export function writeSessionDescription(description: LocalDescription): string {
  const { lines, taggedMid } = description;
  const bundled = lines.filter(({ role }) => role !== 'declined').map(({ mid }) => mid);
  const text = [
    'v=0',
    `o=- ${description.sessionId} 1 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    `a=group:BUNDLE ${[taggedMid, ...bundled.filter((mid) => mid !== taggedMid)].join(' ')}`,
    'a=msid-semantic: WMS *',
    ...(description.kind === 'answer' ? ['a=ice-lite'] : []),
    ...lines.flatMap((line) => sectionLines(description, line)),
  ];
  return `${text.join('\r\n')}\r\n`;
}

function sectionLines(description: LocalDescription, line: MediaLine): string[] {
  if (line.role === 'declined') return declinedLines(line);
  return line.role === 'audio' ? audioLines(description, line) : dataLines(description, line);
}

function audioLines(description: LocalDescription, { protocol, mid }: MediaLine): string[] {
  const { opusPayloadType: opus, redPayloadType: red, ssrc } = description;
  return [
    `m=audio 9 ${protocol} ${red === undefined ? '' : `${red} `}${opus}`,
    'c=IN IP4 0.0.0.0',
    'a=rtcp:9 IN IP4 0.0.0.0',
    ...transportLines(description),
    `a=mid:${mid}`,
    ...(description.audioLevelId === undefined ? [] : [`a=extmap:${description.audioLevelId} ${AUDIO_LEVEL_URI}`]),
    'a=sendrecv',
    'a=msid:earshot mix',
    'a=rtcp-mux',
    ...(red === undefined ? [] : [`a=rtpmap:${red} red/48000/2`, `a=fmtp:${red} ${opus}/${opus}`]),
    `a=rtpmap:${opus} opus/48000/2`,
    `a=fmtp:${opus} ${description.kind === 'answer' ? OPUS_UPLINK : OPUS_DOWNLINK}`,
    ...(ssrc === undefined ? [] : [`a=ssrc:${ssrc} cname:earshot`, `a=ssrc:${ssrc} msid:earshot mix`]),
    ...candidateLines(description, mid),
  ];
}

function dataLines(description: LocalDescription, { protocol, format, mid }: MediaLine): string[] {
  const isOldForm = format === String(SCTP_PORT);
  return [
    `m=application 9 ${protocol} ${format}`,
    'c=IN IP4 0.0.0.0',
    ...transportLines(description),
    `a=mid:${mid}`,
    isOldForm ? `a=sctpmap:${SCTP_PORT} webrtc-datachannel ${SCTPMAP_STREAMS}` : `a=sctp-port:${SCTP_PORT}`,
    `a=max-message-size:${description.maxMessageBytes}`,
    ...candidateLines(description, mid),
  ];
}

/** Writes a section that is not used (RFC 3264, section 6): port 0 and one of the offered formats. */
function declinedLines({ kind, protocol, format, mid }: MediaLine): string[] {
  return [
    `m=${kind} 0 ${protocol} ${format}`,
    'c=IN IP4 0.0.0.0',
    ...(mid === '' ? [] : [`a=mid:${mid}`]),
    'a=inactive',
  ];
}

function transportLines({ kind, ice, fingerprint }: LocalDescription): string[] {
  return [
    `a=ice-ufrag:${ice.usernameFragment}`,
    `a=ice-pwd:${ice.password}`,
    `a=fingerprint:${fingerprint.algorithm} ${fingerprint.value}`,
    `a=setup:${kind === 'answer' ? 'passive' : 'actpass'}`,
  ];
}

/** Preference by kind (RFC 8445, section 5.1.2.2). TCP comes last: a lost packet holds up those behind it. */
const TYPE_PREFERENCES = { host: 126, srflx: 100, tcp: 90 } as const;

/**
 * Returns the candidate lines, which belong to the section that the bundle names first. Earlier addresses of a kind
 * have the higher priority (RFC 8445, section 5.1.2.1).
 */
function candidateLines({ candidates, taggedMid }: LocalDescription, mid: string): string[] {
  if (mid !== taggedMid) return [];
  return [
    ...candidates.map((candidate, index) => `a=candidate:${writeCandidate(candidate, index)}`),
    'a=end-of-candidates',
  ];
}

/** Writes the value of `a=candidate` (RFC 8839, section 5.1). `index` is its place among the candidates, from 0. */
export function writeCandidate({ kind = 'host', host, port }: CandidateAddress, index: number): string {
  const priority = TYPE_PREFERENCES[kind] * 2 ** 24 + (65_535 - index) * 2 ** 8 + 255;
  // The address behind the NAT stays private (RFC 8839, section 5.1).
  const related = kind === 'srflx' ? ` raddr ${host.includes(':') ? '::' : '0.0.0.0'} rport 0` : '';
  const [transport, type] = kind === 'tcp' ? ['tcp', 'host tcptype passive'] : ['udp', kind];
  return `${index + 1} 1 ${transport} ${priority} ${host} ${port} typ ${type}${related}`;
}
