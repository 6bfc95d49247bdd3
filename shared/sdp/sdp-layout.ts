import { failure, success, type Result } from '../result.ts';
import { attributeOf, valuesOf, wordsOf, type SdpDocument, type SdpSection } from './sdp-sections.ts';
import { SCTP_PORT } from './sdp-transport.ts';

/**
 * A section as an answer repeats it, in the offer's order. `declined` sections get port 0: those that the offer
 * switched off, and all that Earshot does not use, such as video.
 */
export interface MediaLine {
  readonly role: 'audio' | 'data' | 'declined';
  readonly kind: string;
  /** As offered; an answer must repeat it (RFC 8829, section 5.1.2). */
  readonly protocol: string;
  /** The first format. For data, 'webrtc-datachannel', or the SCTP port in the form from before RFC 8841. */
  readonly format: string;
  /** '' if a declined section has none. */
  readonly mid: string;
}

/** The sections that carry the connection. */
export interface SdpLayout {
  readonly audio: SdpSection;
  readonly data: SdpSection;
  /** The section whose transport counts for both: the first in the BUNDLE group (RFC 9143, section 7.3.1). */
  readonly tagged: SdpSection;
  readonly lines: readonly MediaLine[];
}

const MID_PATTERN = /^[A-Za-z0-9!#$%&'*+.^_`{|}~-]{1,32}$/;
const DIRECTIONS = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

/** Every profile that means DTLS-SRTP where there is a fingerprint (RFC 8829, section 5.1.2). */
const AUDIO_PROTOCOL = /^((UDP\/TLS|TCP\/DTLS)\/RTP\/SAVPF?|RTP\/S?AVPF?)$/i;
const DATA_PROTOCOL = /^((UDP|TCP)\/)?DTLS\/SCTP$/i;
const DATA_FORMAT = /^webrtc-datachannel$/i;

/** Finds one audio section and one data channel that share a transport, or says what to change. */
export function findLayout(document: SdpDocument): Result<SdpLayout, 'bad-sdp'> {
  const bundles = bundlesOf(document);
  const live = document.media.filter((section) => isLive(section, bundles));
  const audio = findAudio(document, live);
  const applications = live.filter(({ kind }) => kind === 'application');
  const data = applications.find(({ protocol }) => DATA_PROTOCOL.test(protocol)) ?? applications[0];
  if (audio === undefined) return bad(missing(document, 'audio', 'Add an audio track or transceiver (sendrecv).'));
  if (data === undefined)
    return bad(missing(document, 'application', 'Create the data channel before the offer, not after it.'));
  const flaw = findAudioFlaw(document, audio) ?? findDataFlaw(data);
  if (flaw !== undefined) return bad(flaw);
  const mids = [audio, data].map(midOf);
  if (mids.some((mid) => document.media.filter((section) => midOf(section) === mid).length !== 1 || !isMid(mid)))
    return bad(
      'The audio section and the data channel need an a=mid each, 1 to 32 characters, different from all others.',
    );
  const bundle = bundles.find((group) => mids.every((mid) => group.includes(mid)));
  if (bundle === undefined)
    return bad(
      'Audio and data channel are not in one a=group:BUNDLE. Bundle them (bundle policy "max-bundle"): the host has one transport for both.',
    );
  const tagged = bundle.find((mid) => mids.includes(mid)) === mids[0] ? audio : data;
  if (tagged.port === 0 && midOf(tagged) !== bundle[0])
    return bad(
      'The BUNDLE group begins with a section that the host declines, and the others have no transport (a=bundle-only). Offer audio or the data channel first.',
    );
  return success({ audio, data, tagged, lines: document.media.map((section) => lineOf(section, audio, data)) });
}

/** Returns the mids of each BUNDLE group. */
function bundlesOf(document: SdpDocument): readonly (readonly string[])[] {
  return valuesOf(document.session, 'group')
    .map(wordsOf)
    .flatMap(([semantics, ...mids]) => (semantics?.toUpperCase() === 'BUNDLE' ? [mids] : []));
}

/** Port 0 switches a section off, unless it only waits for the transport of its bundle (RFC 9143, section 6). */
function isLive(section: SdpSection, bundles: readonly (readonly string[])[]): boolean {
  if (section.port !== 0) return true;
  const isBundleOnly = valuesOf(section, 'bundle-only').length > 0;
  return isBundleOnly && bundles.some((group) => group.includes(midOf(section)));
}

/** Returns the first live audio section that carries sound both ways; if there is none, the first live one. */
function findAudio(document: SdpDocument, live: readonly SdpSection[]): SdpSection | undefined {
  const audio = live.filter(({ kind }) => kind === 'audio');
  return audio.find((section) => directionOf(document, section) === 'sendrecv') ?? audio[0];
}

function missing(document: SdpDocument, kind: string, remedy: string): string {
  const what = kind === 'audio' ? 'audio section' : 'data channel section';
  const isOff = document.media.some((section) => section.kind === kind);
  const problem = isOff
    ? `has its ${what} switched off (port 0, and not a=bundle-only in a BUNDLE group)`
    : `has no ${what}`;
  return `The session description ${problem}. ${remedy}`;
}

function findAudioFlaw(document: SdpDocument, audio: SdpSection): string | undefined {
  if (!AUDIO_PROTOCOL.test(audio.protocol)) return `The audio section uses ${audio.protocol}. Offer UDP/TLS/RTP/SAVPF.`;
  const direction = directionOf(document, audio);
  if (direction !== 'sendrecv')
    return `The audio section is ${direction}. Offer sendrecv, also to listen only: a participant can send and receive.`;
  const hasMux = ['rtcp-mux', 'rtcp-mux-only'].some((name) => attributeOf(document, audio, name) !== undefined);
  return hasMux ? undefined : 'The audio section has no a=rtcp-mux. Offer it: RTP and RTCP share one port.';
}

function findDataFlaw(data: SdpSection): string | undefined {
  const [format = ''] = data.formats;
  const isOldForm = /^\d+$/.test(format);
  if (!DATA_PROTOCOL.test(data.protocol) || (!isOldForm && !DATA_FORMAT.test(format)))
    return `The application section is "${data.protocol} ${format}", not a data channel. Offer UDP/DTLS/SCTP webrtc-datachannel.`;
  const [mappedPort, application] = wordsOf(valuesOf(data, 'sctpmap')[0] ?? '');
  if (isOldForm && (mappedPort !== format || !DATA_FORMAT.test(application ?? '')))
    return `The application section has no "a=sctpmap:${format} webrtc-datachannel". Add it, or offer UDP/DTLS/SCTP webrtc-datachannel.`;
  const port = isOldForm ? format : (valuesOf(data, 'sctp-port')[0] ?? String(SCTP_PORT));
  return port === String(SCTP_PORT)
    ? undefined
    : `The data channel uses SCTP port ${port.slice(0, 20)}. Offer a=sctp-port:${SCTP_PORT}, the only one that the host uses.`;
}

function directionOf(document: SdpDocument, section: SdpSection): string {
  return DIRECTIONS.find((name) => attributeOf(document, section, name) !== undefined) ?? 'sendrecv';
}

function lineOf(section: SdpSection, audio: SdpSection, data: SdpSection): MediaLine {
  const { kind, protocol, formats } = section;
  const role = section === audio ? 'audio' : section === data ? 'data' : 'declined';
  const mid = midOf(section);
  return { role, kind, protocol, format: formats[0] ?? '', mid: isMid(mid) ? mid : '' };
}

function midOf(section: SdpSection): string {
  return valuesOf(section, 'mid')[0] ?? '';
}

function isMid(mid: string): boolean {
  return MID_PATTERN.test(mid);
}

function bad(message: string): Result<never, 'bad-sdp'> {
  return failure('bad-sdp', message);
}
