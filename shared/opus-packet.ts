import { MAX_OPUS_PACKET_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from './audio-format.ts';

/** Reads what an Opus packet says about itself, without decoding it (RFC 6716, section 3). Allocation-free. */

/** Payloads up to this length carry no audio: the sender is in DTX (libwebrtc treats them the same way). */
export const MAX_DTX_PAYLOAD_BYTES = 2;

/**
 * A stereo CELT frame of 20 ms that is silence: the TOC byte of one such frame, then the range coder's silence flag
 * (RFC 6716, section 4.3). It decodes to zeros once the overlap with the frame before is over, after 2.5 ms.
 */
export const SILENT_MIX_PACKET: Uint8Array = Uint8Array.of(0xfc, 0xff, 0xfe);

const SAMPLES_PER_20_MS = 960;

/** Largest length of one frame, bytes (RFC 6716, section 3.2.1). */
const MAX_FRAME_BYTES = 1_275;

/**
 * Samples of one channel at 48 kHz in `payload[0..length)`, or -1 where the packet breaks a rule of RFC 6716, section
 * 3.4: no TOC byte, unequal halves (code 1), a length beyond the packet (codes 2 and 3), no frame or more than 120 ms.
 */
export function opusPacketSamples(payload: Uint8Array, length: number): number {
  if (length < 1 || length > MAX_OPUS_PAYLOAD_BYTES || length > payload.length) return -1;
  const toc = payload[0]!;
  const frameSamples = opusFrameSamples(toc);
  switch (toc & 3) {
    case 0:
      return length - 1 <= MAX_FRAME_BYTES ? frameSamples : -1;
    case 1:
      return (length - 1) % 2 === 0 ? 2 * frameSamples : -1;
    case 2:
      return firstFrameOffset(payload, length) >= 0 ? 2 * frameSamples : -1;
    default:
      return firstFrameOffset(payload, length) >= 0 ? (payload[1]! & 0x3f) * frameSamples : -1;
  }
}

/**
 * Returns whether the packet carries in-band FEC of the frame before it: the LBRR flags at the head of its first SILK
 * frame (RFC 6716, section 4.2.4), which the range coder leaves as plain bits. The packet must be valid.
 */
export function hasInBandFec(payload: Uint8Array, length: number): boolean {
  const toc = payload[0]!;
  if (toc >> 3 >= 16) return false;
  const offset = (toc & 3) < 2 ? 1 : firstFrameOffset(payload, length);
  if (offset < 0 || offset >= length) return false;
  const silkFrames = Math.max(1, opusFrameSamples(toc) / SAMPLES_PER_20_MS) | 0;
  const head = payload[offset]!;
  if (((head >> (7 - silkFrames)) & 1) === 1) return true;
  return (toc & 4) !== 0 && ((head >> (6 - 2 * silkFrames)) & 1) === 1;
}

/**
 * Joins two packets of one frame each (code 0) into one of two frames in `output`: code 1 if they are equally long,
 * otherwise code 2 (RFC 6716, sections 3.2.3 and 3.2.4). Returns its length, or -1 if they have different
 * configurations, are not single frames, or do not fit. `output` must be a third buffer.
 */
export function joinFrames(
  first: Uint8Array,
  firstLength: number,
  second: Uint8Array,
  secondLength: number,
  output: Uint8Array,
): number {
  if (firstLength < 1 || secondLength < 1 || first[0]! !== second[0]! || (first[0]! & 3) !== 0) return -1;
  const firstBytes = firstLength - 1;
  const secondBytes = secondLength - 1;
  if (firstBytes > MAX_FRAME_BYTES || secondBytes > MAX_FRAME_BYTES) return -1;
  const sizeBytes = firstBytes === secondBytes ? 0 : firstBytes >= 252 ? 2 : 1;
  const length = 1 + sizeBytes + firstBytes + secondBytes;
  if (length > MAX_OPUS_PAYLOAD_BYTES || length > output.length) return -1;
  output[0] = first[0]! | (sizeBytes === 0 ? 1 : 2);
  if (sizeBytes === 1) output[1] = firstBytes;
  if (sizeBytes === 2) {
    output[1] = 252 + (firstBytes & 3);
    output[2] = (firstBytes - output[1]!) >> 2;
  }
  const start = 1 + sizeBytes;
  for (let i = 0; i < firstBytes; i++) output[start + i] = first[1 + i]!;
  for (let i = 0; i < secondBytes; i++) output[start + firstBytes + i] = second[1 + i]!;
  return length;
}

/**
 * Writes frame `index`, 0 or 1, of a packet of two frames (code 1 or 2) to `output` as a packet of one. Returns its
 * length, or -1 if the packet is of another kind or breaks a rule. `output` must be another buffer.
 */
export function separateFrame(payload: Uint8Array, length: number, index: 0 | 1, output: Uint8Array): number {
  const code = length < 1 ? 0 : payload[0]! & 3;
  if ((code !== 1 && code !== 2) || opusPacketSamples(payload, length) < 0) return -1;
  const offset = code === 1 ? 1 : firstFrameOffset(payload, length);
  const firstBytes = code === 1 ? (length - 1) / 2 : frameSizeBytes(payload, 1, length);
  const start = index === 0 ? offset : offset + firstBytes;
  const end = index === 0 ? offset + firstBytes : length;
  output[0] = payload[0]! & ~3;
  for (let i = start; i < end; i++) output[1 + i - start] = payload[i]!;
  return 1 + end - start;
}

/** TOC byte -> samples of one channel in each frame of the packet (RFC 6716, section 3.1, table 2). */
export function opusFrameSamples(toc: number): number {
  const configuration = toc >> 3;
  if (configuration >= 16) return 120 << (configuration & 3);
  if (configuration >= 12) return (configuration & 1) === 0 ? 480 : 960;
  const sizeIndex = configuration & 3;
  return sizeIndex === 3 ? 2_880 : 480 << sizeIndex;
}

/** Code 2 or 3: offset of the first frame's data, or -1 where the lengths do not fit into the packet. */
function firstFrameOffset(payload: Uint8Array, length: number): number {
  if ((payload[0]! & 3) === 2) {
    const sizeBytes = frameSizeBytes(payload, 1, length);
    if (sizeBytes < 0) return -1;
    const offset = 1 + (sizeBytes >= 252 ? 2 : 1);
    return offset + sizeBytes <= length && length - offset - sizeBytes <= MAX_FRAME_BYTES ? offset : -1;
  }
  return firstFrameOffsetOfCode3(payload, length);
}

function firstFrameOffsetOfCode3(payload: Uint8Array, length: number): number {
  if (length < 2) return -1;
  const countByte = payload[1]!;
  const frames = countByte & 0x3f;
  if (frames === 0 || frames * opusFrameSamples(payload[0]!) > MAX_OPUS_PACKET_SAMPLES) return -1;
  let offset = 2;
  let end = length;
  if ((countByte & 0x40) !== 0) {
    let paddingByte = 255;
    while (paddingByte === 255) {
      if (offset >= end) return -1;
      paddingByte = payload[offset++]!;
      end -= paddingByte === 255 ? 254 : paddingByte;
    }
  }
  if (end < offset) return -1;
  if ((countByte & 0x80) !== 0) return firstFrameOffsetOfVariableLengths(payload, offset, end, frames);
  return (end - offset) % frames === 0 && (end - offset) / frames <= MAX_FRAME_BYTES ? offset : -1;
}

/** All frames but the last say their length, from `offset` on; the last takes what is left until `end`. */
function firstFrameOffsetOfVariableLengths(payload: Uint8Array, offset: number, end: number, frames: number): number {
  let dataBytes = 0;
  for (let frame = 0; frame < frames - 1; frame++) {
    const sizeBytes = frameSizeBytes(payload, offset, end);
    if (sizeBytes < 0) return -1;
    offset += sizeBytes >= 252 ? 2 : 1;
    dataBytes += sizeBytes;
  }
  return offset + dataBytes <= end && end - offset - dataBytes <= MAX_FRAME_BYTES ? offset : -1;
}

/** Length of a frame, coded in one or two bytes at `offset` (RFC 6716, section 3.2.1), or -1 beyond `end`. */
function frameSizeBytes(payload: Uint8Array, offset: number, end: number): number {
  if (offset >= end) return -1;
  const first = payload[offset]!;
  if (first < 252) return first;
  return offset + 1 < end ? first + 4 * payload[offset + 1]! : -1;
}
