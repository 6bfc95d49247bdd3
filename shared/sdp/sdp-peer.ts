import { failure, success, type Result } from '../result.ts';
import { readAudioFormat, type AudioFormat } from './sdp-audio.ts';
import { findLayout, type MediaLine, type SdpLayout } from './sdp-layout.ts';
import { attributeOf, attributesOf, parseSdp, valuesOf, wordsOf, type SdpDocument } from './sdp-sections.ts';
import { isStrongDigest, type Fingerprint, type IceCredentials } from './sdp-transport.ts';

/** The parts of a session description that either end reads. */
export interface PeerDescription extends AudioFormat {
  readonly ice: IceCredentials;
  readonly fingerprints: readonly Fingerprint[];
  /** 'actpass', 'active' or 'passive', or whatever else the peer wrote. */
  readonly setup: string;
  /** Whether the peer only answers connectivity checks (RFC 8445, section 2.5). */
  readonly isIceLite: boolean;
  readonly lines: readonly MediaLine[];
  /** The mid of the section that carries the transport. */
  readonly taggedMid: string;
  readonly maxMessageBytes: number;
  /** `a=candidate` values, unparsed. */
  readonly candidates: readonly string[];
}

/** The default if the SDP does not say, 64 KiB (RFC 8841, section 6). */
const DEFAULT_MAX_MESSAGE_BYTES = 65_536;

const ICE_CHARACTERS = /^[A-Za-z0-9+/]+$/;

/**
 * Parses the description of a peer with one audio section and one data channel, bundled. The failure names the problem
 * and what to offer instead. Transport comes from the section that the bundle names first, else from the session's
 * part, else from the other bundled section.
 */
export function parsePeerDescription(text: string): Result<PeerDescription, 'bad-sdp'> {
  const parsed = parseSdp(text);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const layout = findLayout(document);
  if (!layout.ok) return layout;
  const { audio, data, tagged, lines } = layout.value;
  const ice = firstOf(layout.value, (section) => readIce(document, section));
  if (ice === undefined)
    return bad(
      'The session description has no valid ICE credentials. Offer a=ice-ufrag (4 to 256 characters) and a=ice-pwd (22 to 256), of letters, digits, "+" and "/".',
    );
  const fingerprints = firstOf(layout.value, (section) => readFingerprints(document, section));
  if (fingerprints === undefined)
    return bad(
      'The session description has no certificate fingerprint of sha-256, sha-384 or sha-512. Offer one (a=fingerprint).',
    );
  const format = readAudioFormat(document, audio);
  if (format === undefined)
    return bad(
      'The audio section does not offer opus/48000/2 with a payload type of 0 to 63 or 96 to 127. Offer Opus (a=rtpmap).',
    );
  return success({
    ...format,
    ice,
    fingerprints,
    setup: (attributeOf(document, tagged, 'setup') ?? 'actpass').toLowerCase(),
    isIceLite: valuesOf(document.session, 'ice-lite').length > 0,
    lines,
    taggedMid: valuesOf(tagged, 'mid')[0] ?? '',
    maxMessageBytes: readMaxMessageBytes(data),
    candidates: document.media.flatMap((section) => valuesOf(section, 'candidate')),
  });
}

/** Returns what `read` finds in the section whose transport counts, else in the other one. */
function firstOf<T>({ audio, data, tagged }: SdpLayout, read: (section: typeof audio) => T | undefined): T | undefined {
  return read(tagged) ?? read(tagged === audio ? data : audio);
}

type Section = SdpLayout['audio'];

function readIce(document: SdpDocument, section: Section): IceCredentials | undefined {
  const usernameFragment = attributeOf(document, section, 'ice-ufrag') ?? '';
  const password = attributeOf(document, section, 'ice-pwd') ?? '';
  const isValid =
    usernameFragment.length >= 4 && usernameFragment.length <= 256 && password.length >= 22 && password.length <= 256;
  return isValid && ICE_CHARACTERS.test(usernameFragment) && ICE_CHARACTERS.test(password)
    ? { usernameFragment, password }
    : undefined;
}

/** Returns the fingerprints that are strong enough; undefined if there are none. */
function readFingerprints(document: SdpDocument, section: Section): Fingerprint[] | undefined {
  const fingerprints = attributesOf(document, section, 'fingerprint').flatMap((text) => {
    const [algorithm = '', value = '', ...rest] = wordsOf(text);
    const isValid =
      rest.length === 0 &&
      isStrongDigest(algorithm.toLowerCase()) &&
      /^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31,63}$/.test(value);
    return isValid ? [{ algorithm: algorithm.toLowerCase(), value: value.toUpperCase() }] : [];
  });
  return fingerprints.length > 0 ? fingerprints : undefined;
}

function readMaxMessageBytes(data: Section): number {
  const text = valuesOf(data, 'max-message-size')[0] ?? '';
  if (!/^\d{1,15}$/.test(text)) return DEFAULT_MAX_MESSAGE_BYTES;
  // 0 = any size.
  return Number(text) === 0 ? Number.MAX_SAFE_INTEGER : Number(text);
}

function bad(message: string): Result<never, 'bad-sdp'> {
  return failure('bad-sdp', message);
}
