import { failure, success, type Result } from '../result.ts';

/** SDP text (RFC 8866) as lines grouped into sections; only what WebRTC's SDP needs. */

/** An `m=` section, or the part before the first one (`kind` is then ''). */
export interface SdpSection {
  /** 'audio', 'video', 'application', ... in lower case. */
  readonly kind: string;
  readonly port: number;
  readonly protocol: string;
  /** Payload types, 'webrtc-datachannel', or an SCTP port; at least one. */
  readonly formats: readonly string[];
  /** `a=name:value` and `a=name`, in order; names in lower case. */
  readonly attributes: readonly SdpAttribute[];
}

interface SdpAttribute {
  readonly name: string;
  readonly value: string;
}

export interface SdpDocument {
  readonly session: SdpSection;
  readonly media: readonly SdpSection[];
}

/** UTF-16 code units. Chromium's offer with one audio section and a data channel has 2 to 7 thousand. */
export const MAX_SDP_LENGTH = 60_000;

const MAX_LINES = 2_000;
const MAX_MEDIA_SECTIONS = 16;

/** Longest word of a media line. An answer repeats some of them. */
const MAX_WORD_LENGTH = 64;

/** Parses any line endings, spaces at the end of a line, and names of attributes in any case. */
export function parseSdp(text: string): Result<SdpDocument, 'bad-sdp'> {
  if (text.length > MAX_SDP_LENGTH)
    return bad(`The session description has ${text.length} characters; at most ${MAX_SDP_LENGTH} are accepted.`);
  const lines = text.split(/\r\n|\n|\r/).flatMap((line) => line.trimEnd() || []);
  if (lines.length > MAX_LINES)
    return bad(`The session description has ${lines.length} lines; at most ${MAX_LINES} are accepted.`);
  if (lines[0] !== 'v=0')
    return bad('The session description does not start with "v=0". Send the text of createOffer unchanged.');
  const session = { kind: '', port: 0, protocol: '', formats: [], attributes: [] as SdpAttribute[] };
  const media: (SdpSection & { readonly attributes: SdpAttribute[] })[] = [];
  for (const line of lines) {
    if (!/^[a-z]=/.test(line))
      return bad(`The session description has a malformed line: "${line.slice(0, 40)}". Lines look like "a=value".`);
    const value = line.slice(2);
    if (line.startsWith('m=')) {
      const section = parseMediaLine(value);
      if (section === undefined)
        return bad(
          `The session description has a bad media line: "${line.slice(0, 80)}". Use "m=KIND PORT PROTOCOL FORMATS".`,
        );
      if (media.length === MAX_MEDIA_SECTIONS)
        return bad(`The session description has more than ${MAX_MEDIA_SECTIONS} sections. Offer one audio section.`);
      media.push(section);
    } else if (line.startsWith('a=')) (media.at(-1) ?? session).attributes.push(parseAttribute(value));
  }
  return success({ session, media });
}

/** Splits a value at white space. */
export function wordsOf(value: string): string[] {
  return value.split(/\s+/).filter((word) => word !== '');
}

/** Returns the first value of attribute `name` in the section, else in the session's part. */
export function attributeOf(document: SdpDocument, section: SdpSection, name: string): string | undefined {
  return attributesOf(document, section, name)[0];
}

/** Returns all values of attribute `name` in the section, else in the session's part. */
export function attributesOf(document: SdpDocument, section: SdpSection, name: string): string[] {
  const own = valuesOf(section, name);
  return own.length > 0 ? own : valuesOf(document.session, name);
}

/** Returns all values of attribute `name` in this part alone. */
export function valuesOf(section: SdpSection, name: string): string[] {
  return section.attributes.filter((entry) => entry.name === name).map((entry) => entry.value);
}

function parseMediaLine(value: string): (SdpSection & { readonly attributes: SdpAttribute[] }) | undefined {
  const [kind, port, protocol, ...formats] = wordsOf(value);
  const [, number = ''] = /^(\d{1,5})(?:\/\d+)?$/.exec(port ?? '') ?? [];
  if (kind === undefined || protocol === undefined || formats.length === 0 || number === '') return undefined;
  if (Number(number) > 65_535 || [kind, protocol, ...formats].some((word) => word.length > MAX_WORD_LENGTH))
    return undefined;
  return { kind: kind.toLowerCase(), port: Number(number), protocol, formats, attributes: [] };
}

function parseAttribute(text: string): SdpAttribute {
  const colon = text.indexOf(':');
  const [name, value] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  return { name: name.trim().toLowerCase(), value: value.trim() };
}

function bad(message: string): Result<never, 'bad-sdp'> {
  return failure('bad-sdp', message);
}
