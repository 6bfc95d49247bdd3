import { failure, success, type Result } from '../../../shared/result.ts';
import { AUDIO_LEVEL_URI, MAX_EXTENSION_ID } from '../rtp/audio-level.ts';
import { isStrongDigest, type Fingerprint } from '../dtls/dtls-certificate.ts';
import type { IceCredentials } from '../ice/ice-credentials.ts';
import { attributeOf, attributesOf, parseSdp, type SdpDocument, type SdpSection } from './sdp-sections.ts';

/** The parts of a session description that either end reads. */
export interface PeerDescription {
  readonly ice: IceCredentials;
  readonly fingerprints: readonly Fingerprint[];
  /** 'actpass', 'active' or 'passive'. */
  readonly setup: string;
  readonly audioMid: string;
  readonly applicationMid: string;
  /** Whether the audio section comes before the application section; an answer must keep the order. */
  readonly isAudioFirst: boolean;
  readonly opusPayloadType: number;
  readonly redPayloadType: number | undefined;
  /** Header extension of the audio level (RFC 6464); undefined if the peer does not send it. */
  readonly audioLevelId: number | undefined;
  readonly ssrc: number | undefined;
  readonly maxMessageBytes: number;
  /** `a=candidate` values, unparsed. */
  readonly candidates: readonly string[];
}

/** The default if the SDP does not say, 64 KiB (RFC 8841, section 6). */
const DEFAULT_MAX_MESSAGE_BYTES = 65_536;

const ICE_CHARACTERS = /^[A-Za-z0-9+/]+$/;
const MID_PATTERN = /^[A-Za-z0-9!#$%&'*+.^_`{|}~-]{1,32}$/;
const DIRECTIONS = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

/**
 * Parses the description of a peer with one audio section and one data channel, bundled. The failure names the problem.
 */
export function parsePeerDescription(text: string): Result<PeerDescription, 'bad-sdp'> {
  const parsed = parseSdp(text);
  if (!parsed.ok) return parsed;
  const sections = findSections(parsed.value);
  if (!sections.ok) return sections;
  const { audio, application } = sections.value;
  const document = parsed.value;
  const flaw = findAudioFlaw(document, audio, application);
  if (flaw !== undefined) return bad(flaw);
  const ice = readIce(document, audio);
  if (ice === undefined) return bad('The session description has no valid ICE credentials (a=ice-ufrag, a=ice-pwd).');
  const fingerprints = readFingerprints(document, audio);
  if (fingerprints.length === 0)
    return bad('The session description has no certificate fingerprint of sha-256 or stronger (a=fingerprint).');
  const opusPayloadType = findPayloadType(audio, /^opus\/48000\/2$/i);
  if (opusPayloadType === undefined) return bad('The audio section does not offer opus/48000/2.');
  return success({
    ice,
    fingerprints,
    setup: attributeOf(document, audio, 'setup') ?? 'actpass',
    audioMid: attributeOf(document, audio, 'mid') ?? '',
    applicationMid: attributeOf(document, application, 'mid') ?? '',
    isAudioFirst: document.media.indexOf(audio) < document.media.indexOf(application),
    opusPayloadType,
    redPayloadType: findRed(audio, opusPayloadType),
    audioLevelId: findAudioLevel(audio),
    ssrc: readSsrc(audio),
    maxMessageBytes: readMaxMessageBytes(application),
    candidates: document.media.flatMap((section) =>
      section.attributes.filter((entry) => entry.name === 'candidate').map((entry) => entry.value),
    ),
  });
}

function findSections(document: SdpDocument): Result<{ audio: SdpSection; application: SdpSection }, 'bad-sdp'> {
  const audio = document.media.filter((section) => section.kind === 'audio');
  const application = document.media.filter((section) => section.kind === 'application');
  if (document.media.some((section) => section.kind === 'video'))
    return bad('The session description has a video section. Earshot carries audio only.');
  if (audio.length !== 1)
    return bad(`The session description has ${audio.length} audio sections; exactly one is needed.`);
  if (application.length !== 1)
    return bad(`The session description has ${application.length} data channel sections; exactly one is needed.`);
  if (document.media.length !== 2) return bad('The session description has sections besides audio and data channel.');
  const [audioSection, applicationSection] = [audio[0], application[0]];
  if (audioSection === undefined || applicationSection === undefined)
    return bad('The session description lacks a section.');
  return success({ audio: audioSection, application: applicationSection });
}

function findAudioFlaw(document: SdpDocument, audio: SdpSection, application: SdpSection): string | undefined {
  if (audio.port === 0 || application.port === 0)
    return 'A section of the session description is switched off (port 0).';
  if (audio.protocol !== 'UDP/TLS/RTP/SAVPF' && audio.protocol !== 'UDP/TLS/RTP/SAVP')
    return `The audio section uses ${audio.protocol.slice(0, 40)}; UDP/TLS/RTP/SAVPF is needed.`;
  if (!application.protocol.endsWith('/DTLS/SCTP') || application.formats[0] !== 'webrtc-datachannel')
    return 'The application section is not a WebRTC data channel.';
  const direction = DIRECTIONS.find((name) => attributeOf(document, audio, name) !== undefined) ?? 'sendrecv';
  if (direction !== 'sendrecv')
    return `The audio section is ${direction}; a participant must be able to send and to receive (sendrecv).`;
  if (attributeOf(document, audio, 'rtcp-mux') === undefined)
    return 'The audio section does not offer rtcp-mux, which is needed.';
  const mids = [audio, application].map((section) => attributeOf(document, section, 'mid'));
  if (!mids.every((mid) => mid !== undefined && MID_PATTERN.test(mid)) || mids[0] === mids[1])
    return 'The sections have no valid a=mid.';
  const bundle = attributesOf(document, document.session, 'group')
    .map((group) => group.split(' '))
    .find(([semantics]) => semantics === 'BUNDLE');
  if (bundle === undefined || !mids.every((mid) => bundle.includes(mid ?? '')))
    return 'Audio and data channel are not bundled (a=group:BUNDLE).';
  return undefined;
}

function readIce(document: SdpDocument, audio: SdpSection): IceCredentials | undefined {
  const usernameFragment = attributeOf(document, audio, 'ice-ufrag') ?? '';
  const password = attributeOf(document, audio, 'ice-pwd') ?? '';
  const isValid =
    usernameFragment.length >= 4 && usernameFragment.length <= 256 && password.length >= 22 && password.length <= 256;
  return isValid && ICE_CHARACTERS.test(usernameFragment) && ICE_CHARACTERS.test(password)
    ? { usernameFragment, password }
    : undefined;
}

function readFingerprints(document: SdpDocument, audio: SdpSection): Fingerprint[] {
  return attributesOf(document, audio, 'fingerprint').flatMap((text) => {
    const [algorithm = '', value = '', ...rest] = text.split(' ');
    const isValid =
      rest.length === 0 &&
      isStrongDigest(algorithm.toLowerCase()) &&
      /^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31,63}$/.test(value);
    return isValid ? [{ algorithm: algorithm.toLowerCase(), value: value.toUpperCase() }] : [];
  });
}

/** Returns the payload type, 0 to 127, with a matching `a=rtpmap`. It must be in the media line too. */
function findPayloadType(audio: SdpSection, encoding: RegExp): number | undefined {
  for (const { name, value } of audio.attributes) {
    const [payloadType = '', codec = ''] = value.split(' ');
    if (name === 'rtpmap' && encoding.test(codec) && audio.formats.includes(payloadType) && isPayloadType(payloadType))
      return Number(payloadType);
  }
  return undefined;
}

/** Returns the payload type of RED, which only counts if it repeats the same Opus payload type ("111/111"). */
function findRed(audio: SdpSection, opusPayloadType: number): number | undefined {
  const red = findPayloadType(audio, /^red\/48000\/2$/i);
  const format = audio.attributes
    .find(({ name, value }) => name === 'fmtp' && value.startsWith(`${red} `))
    ?.value.split(' ')[1];
  return red !== undefined &&
    format !== undefined &&
    format.split('/').every((block) => block === String(opusPayloadType))
    ? red
    : undefined;
}

/**
 * Returns the id, 1 to 14, of the audio level in `a=extmap:ID[/DIRECTION] URI [ATTRIBUTES]` (RFC 8285, section 5). It
 * only counts if no other extension has it.
 */
function findAudioLevel(audio: SdpSection): number | undefined {
  const maps = audio.attributes.filter(({ name }) => name === 'extmap').map(({ value }) => value.split(' '));
  const [mapping = ''] = maps.find(([, uri]) => uri === AUDIO_LEVEL_URI) ?? [];
  const [, id = '', direction = 'sendrecv'] = /^(\d{1,2})(?:\/(\w+))?$/.exec(mapping) ?? [];
  const isSent = direction === 'sendrecv' || direction === 'sendonly';
  const isAlone = maps.filter(([other = '']) => other.split('/')[0] === id).length === 1;
  return isSent && isAlone && Number(id) >= 1 && Number(id) <= MAX_EXTENSION_ID ? Number(id) : undefined;
}

function isPayloadType(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= 127;
}

function readSsrc(audio: SdpSection): number | undefined {
  const text = audio.attributes.find((entry) => entry.name === 'ssrc')?.value.split(' ')[0] ?? '';
  return /^\d{1,10}$/.test(text) && Number(text) < 2 ** 32 ? Number(text) : undefined;
}

function readMaxMessageBytes(application: SdpSection): number {
  const text = application.attributes.find((entry) => entry.name === 'max-message-size')?.value ?? '';
  if (!/^\d{1,15}$/.test(text)) return DEFAULT_MAX_MESSAGE_BYTES;
  // 0 = any size.
  return Number(text) === 0 ? Number.MAX_SAFE_INTEGER : Number(text);
}

function bad(message: string): Result<never, 'bad-sdp'> {
  return failure('bad-sdp', message);
}
