import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import {
  MAX_PAGE_PACKET_BYTES,
  readOggPages,
  segmentsOf,
  writeOggPage,
  type FoundPage,
  type OggEnding,
} from './ogg-pages.ts';

/** Ogg files with one Opus stream (RFC 7845). */

const CHANNELS = 2;
/** What players leave out at the start, because the decoder has to find its way into the stream first: 80 ms. */
export const PRE_SKIP_SAMPLES = 3_840;
const VENDOR = 'Earshot';
/** Pages of at most one second, so that players can seek. */
const MAX_PAGE_SAMPLES = SAMPLE_RATE_HZ;
const MAX_PAGE_SEGMENTS = 255;
/** Page 0 has the head, page 1 the tags. */
const FIRST_AUDIO_PAGE = 2;

/** An Opus packet and its duration, in samples of 48 kHz. */
export interface TimedPacket {
  readonly payload: Uint8Array;
  readonly samples: number;
}

/** The pages of a file, those with sound together. */
export interface OggOpusPages {
  readonly head: Uint8Array;
  readonly audio: Uint8Array;
}

/** Writes the pages of stereo packets that follow each other without a gap. */
export function writeOggOpus(packets: readonly TimedPacket[], serial: number): OggOpusPages {
  const head = writeOggPage({
    ...{ isFirst: true, isLast: false, granule: 0, serial, sequence: 0 },
    packets: [headPacket()],
  });
  const pages: Uint8Array[] = [];
  let waiting: Uint8Array[] = [];
  let [waitingSamples, segments, granule] = [0, 0, 0];
  const flush = (isLast: boolean): void => {
    granule += waitingSamples;
    const sequence = FIRST_AUDIO_PAGE + pages.length;
    pages.push(writeOggPage({ isFirst: false, isLast, granule, serial, sequence, packets: waiting }));
    waiting = [];
    [waitingSamples, segments] = [0, 0];
  };
  for (const { payload, samples } of packets) {
    const added = segmentsOf(payload.length);
    const isFull = waitingSamples + samples > MAX_PAGE_SAMPLES || segments + added > MAX_PAGE_SEGMENTS;
    if (isFull && waiting.length > 0) flush(false);
    waiting.push(payload);
    waitingSamples += samples;
    segments += added;
  }
  flush(true);
  return { head, audio: Buffer.concat(pages) };
}

/**
 * Writes the page with the tags: names in capitals, values in any characters. Returns undefined if they do not fit on
 * one page, of some 65 kB.
 */
export function writeOpusTags(tags: Readonly<Record<string, string>>, serial: number): Uint8Array | undefined {
  const comments = Object.entries(tags).map(([name, value]) => withLength(Buffer.from(`${name}=${value}`)));
  const packet = Buffer.concat([
    Buffer.from('OpusTags'),
    withLength(Buffer.from(VENDOR)),
    lengthField(comments.length),
    ...comments,
  ]);
  if (packet.length > MAX_PAGE_PACKET_BYTES) return undefined;
  return writeOggPage({ isFirst: false, isLast: false, granule: 0, serial, sequence: 1, packets: [packet] });
}

/** An Opus file in its parts. */
export interface ReadOggOpus {
  readonly head: FoundPage;
  readonly tagsPage: FoundPage;
  readonly tags: ReadonlyMap<string, string>;
  readonly ending: OggEnding;
}

/** Reads a file as `writeOggOpus` writes it; undefined if it does not begin like one. */
export function readOggOpus(file: Uint8Array): ReadOggOpus | undefined {
  const { pages, ending } = readOggPages(file);
  const [head, tagsPage] = pages;
  if (head === undefined || tagsPage === undefined || !startsWith(head.packets[0], 'OpusHead')) return undefined;
  const tags = readTags(tagsPage.packets[0]);
  if (tags === undefined) return undefined;
  return { head, tagsPage, tags, ending };
}

function readTags(packet: Uint8Array | undefined): ReadonlyMap<string, string> | undefined {
  if (packet === undefined || !startsWith(packet, 'OpusTags')) return undefined;
  const bytes = Buffer.from(packet.buffer, packet.byteOffset, packet.length);
  const tags = new Map<string, string>();
  let offset = 8;
  const next = (): string | undefined => {
    if (offset + 4 > bytes.length) return undefined;
    const end = offset + 4 + bytes.readUInt32LE(offset);
    if (end > bytes.length) return undefined;
    const text = bytes.toString('utf8', offset + 4, end);
    offset = end;
    return text;
  };
  if (next() === undefined || offset + 4 > bytes.length) return undefined;
  const count = bytes.readUInt32LE(offset);
  offset += 4;
  for (let index = 0; index < count; index++) {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(next() ?? '') ?? [];
    if (name === undefined || value === undefined) return undefined;
    tags.set(name.toUpperCase(), value);
  }
  return tags;
}

function headPacket(): Uint8Array {
  const packet = Buffer.alloc(19);
  packet.write('OpusHead', 'latin1');
  packet.writeUInt8(1, 8);
  packet.writeUInt8(CHANNELS, 9);
  packet.writeUInt16LE(PRE_SKIP_SAMPLES, 10);
  packet.writeUInt32LE(SAMPLE_RATE_HZ, 12);
  return packet;
}

function startsWith(packet: Uint8Array | undefined, magic: string): boolean {
  return packet !== undefined && Buffer.from(packet.subarray(0, magic.length)).toString('latin1') === magic;
}

function withLength(bytes: Buffer): Buffer {
  return Buffer.concat([lengthField(bytes.length), bytes]);
}

function lengthField(length: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt32LE(length);
  return field;
}
