import { failure, success, type Result } from '../../../shared/result.ts';

/** SDP text (RFC 8866) as lines grouped into sections; only what WebRTC's SDP needs. */

/** An `m=` section, or the part before the first one (`kind` is then ''). */
export interface SdpSection {
  /** 'audio', 'video', 'application', ... */
  readonly kind: string;
  readonly port: number;
  readonly protocol: string;
  /** Payload types, or 'webrtc-datachannel'. */
  readonly formats: readonly string[];
  /** `a=name:value` and `a=name`, in order. */
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

export function parseSdp(text: string): Result<SdpDocument, 'bad-sdp'> {
  if (text.length > MAX_SDP_LENGTH)
    return bad(`The session description has ${text.length} characters; at most ${MAX_SDP_LENGTH} are accepted.`);
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (lines.length > MAX_LINES)
    return bad(`The session description has ${lines.length} lines; at most ${MAX_LINES} are accepted.`);
  if (lines[0] !== 'v=0') return bad('The session description does not start with "v=0".');
  const session = { kind: '', port: 0, protocol: '', formats: [], attributes: [] as SdpAttribute[] };
  const media: (SdpSection & { readonly attributes: SdpAttribute[] })[] = [];
  for (const line of lines) {
    if (!/^[a-z]=/.test(line)) return bad(`The session description has a malformed line: "${line.slice(0, 40)}".`);
    const value = line.slice(2);
    if (line.startsWith('m=')) {
      const section = parseMediaLine(value);
      if (section === undefined || media.length === MAX_MEDIA_SECTIONS)
        return bad(`The session description has a bad media line: "${line.slice(0, 80)}".`);
      media.push(section);
    } else if (line.startsWith('a=')) (media.at(-1) ?? session).attributes.push(parseAttribute(value));
  }
  return success({ session, media });
}

/** Returns the first value of attribute `name` in the section, else in the session's part. */
export function attributeOf(document: SdpDocument, section: SdpSection, name: string): string | undefined {
  return (
    section.attributes.find((entry) => entry.name === name) ??
    document.session.attributes.find((entry) => entry.name === name)
  )?.value;
}

/** Returns all values of attribute `name` in the section, else in the session's part. */
export function attributesOf(document: SdpDocument, section: SdpSection, name: string): string[] {
  const own = section.attributes.filter((entry) => entry.name === name);
  return (own.length > 0 ? own : document.session.attributes.filter((entry) => entry.name === name)).map(
    (entry) => entry.value,
  );
}

function parseMediaLine(value: string): (SdpSection & { readonly attributes: SdpAttribute[] }) | undefined {
  const [kind, port, protocol, ...formats] = value.split(' ');
  if (
    kind === undefined ||
    port === undefined ||
    protocol === undefined ||
    formats.length === 0 ||
    !/^\d{1,5}$/.test(port)
  )
    return undefined;
  return { kind, port: Number(port), protocol, formats, attributes: [] };
}

function parseAttribute(value: string): SdpAttribute {
  const colon = value.indexOf(':');
  return colon < 0 ? { name: value, value: '' } : { name: value.slice(0, colon), value: value.slice(colon + 1) };
}

function bad(message: string): Result<never, 'bad-sdp'> {
  return failure('bad-sdp', message);
}
