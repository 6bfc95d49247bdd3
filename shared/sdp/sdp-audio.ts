import { valuesOf, wordsOf, type SdpDocument, type SdpSection } from './sdp-sections.ts';

/** The header extension with a packet's audio level (RFC 6464). */
export const AUDIO_LEVEL_URI = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level';

/** The largest identifier of a header extension in the one-byte form (RFC 8285). */
const MAX_EXTENSION_ID = 14;

/** The description of RTP packets in an audio section. */
export interface AudioFormat {
  readonly opusPayloadType: number;
  readonly redPayloadType: number | undefined;
  /** Header extension of the audio level (RFC 6464); undefined if the peer does not send it. */
  readonly audioLevelId: number | undefined;
  /** The longest packet that the peer takes, in ms; undefined if it does not say. */
  readonly maxPacketMs: number | undefined;
  readonly ssrc: number | undefined;
}

/** Reads the section; undefined if it does not offer Opus. */
export function readAudioFormat(document: SdpDocument, audio: SdpSection): AudioFormat | undefined {
  const [opusPayloadType] = payloadTypesOf(audio, /^opus\/48000\/2$/i);
  if (opusPayloadType === undefined) return undefined;
  return {
    opusPayloadType,
    redPayloadType: payloadTypesOf(audio, /^red\/48000\/2$/i).find((red) => carriesOnly(audio, red, opusPayloadType)),
    audioLevelId: findAudioLevel(document, audio),
    maxPacketMs: readMaxPacketMs(audio),
    ssrc: readSsrc(audio),
  };
}

/** Returns the payload types with a matching `a=rtpmap`, in the media line's order, which is the peer's preference. */
function payloadTypesOf(audio: SdpSection, encoding: RegExp): number[] {
  const maps = valuesOf(audio, 'rtpmap').map(wordsOf);
  return audio.formats
    .filter((format) => isPayloadType(format))
    .filter((format) => maps.some(([payloadType, codec = '']) => payloadType === format && encoding.test(codec)))
    .map(Number);
}

/** 64 to 95 with the marker bit look like RTCP on a shared port (RFC 5761, section 4). */
function isPayloadType(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= 127 && (Number(text) < 64 || Number(text) > 95);
}

/** Returns whether this RED repeats the same Opus payload type ("111/111") and nothing else. */
function carriesOnly(audio: SdpSection, red: number, opusPayloadType: number): boolean {
  const formats = valuesOf(audio, 'fmtp').map(wordsOf);
  const [, blocks] = formats.find(([payloadType]) => payloadType === String(red)) ?? [];
  return blocks !== undefined && blocks.split('/').every((block) => block === String(opusPayloadType));
}

/**
 * Returns the id, 1 to 14, of the audio level in `a=extmap:ID[/DIRECTION] URI [ATTRIBUTES]`, of the section or of the
 * session (RFC 8285, section 5). It only counts if no other extension has it.
 */
function findAudioLevel(document: SdpDocument, audio: SdpSection): number | undefined {
  const maps = [document.session, audio].flatMap((part) => valuesOf(part, 'extmap')).map(wordsOf);
  const [mapping = ''] = maps.find(([, uri]) => uri === AUDIO_LEVEL_URI) ?? [];
  const [, id = '', direction = 'sendrecv'] = /^(\d{1,2})(?:\/(\w+))?$/.exec(mapping) ?? [];
  const isSent = direction === 'sendrecv' || direction === 'sendonly';
  const isAlone = maps.filter(([other = '']) => other.split('/')[0] === id).length === 1;
  return isSent && isAlone && Number(id) >= 1 && Number(id) <= MAX_EXTENSION_ID ? Number(id) : undefined;
}

function readMaxPacketMs(audio: SdpSection): number | undefined {
  const [text = ''] = valuesOf(audio, 'maxptime');
  return /^\d{1,4}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

function readSsrc(audio: SdpSection): number | undefined {
  const [text = ''] = wordsOf(valuesOf(audio, 'ssrc')[0] ?? '');
  return /^\d{1,10}$/.test(text) && Number(text) < 2 ** 32 ? Number(text) : undefined;
}
