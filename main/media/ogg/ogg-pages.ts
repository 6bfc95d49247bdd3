/** Pages of an Ogg stream (RFC 3533): what a logical bitstream is cut into, each with a checksum. */

const CAPTURE = 0x4f_67_67_53;
const HEADER_BYTES = 27;
const MAX_SEGMENTS = 255;
const MAX_SEGMENT_BYTES = 255;
/** The polynomial of Ogg's CRC-32, most significant bit first. */
const POLYNOMIAL = 0x04_c1_1d_b7;

/** The longest packet that fits on one page: the last of its segments has less than 255 bytes. */
export const MAX_PAGE_PACKET_BYTES = MAX_SEGMENTS * MAX_SEGMENT_BYTES - 1;

export interface OggPage {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The position after the page's last packet, in samples. */
  readonly granule: number;
  readonly serial: number;
  /** Counts pages from 0. */
  readonly sequence: number;
  /** Whole packets; none continues on another page. */
  readonly packets: readonly Uint8Array[];
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit++) value = (value << 1) ^ (value < 0 ? POLYNOMIAL : 0);
  return value;
});

/** Returns the segments that a packet takes on a page. */
export function segmentsOf(packetBytes: number): number {
  return Math.floor(packetBytes / MAX_SEGMENT_BYTES) + 1;
}

/** Writes a page. Its packets have at most 255 segments together. */
export function writeOggPage({ isFirst, isLast, granule, serial, sequence, packets }: OggPage): Uint8Array {
  const lacing = packets.flatMap(({ length }) => [
    ...new Array<number>(segmentsOf(length) - 1).fill(MAX_SEGMENT_BYTES),
    length % MAX_SEGMENT_BYTES,
  ]);
  const start = HEADER_BYTES + lacing.length;
  const page = new Uint8Array(packets.reduce((bytes, { length }) => bytes + length, start));
  const view = new DataView(page.buffer);
  view.setUint32(0, CAPTURE);
  view.setUint8(5, (isFirst ? 2 : 0) | (isLast ? 4 : 0));
  view.setBigInt64(6, BigInt(granule), true);
  view.setUint32(14, serial, true);
  view.setUint32(18, sequence, true);
  view.setUint8(26, lacing.length);
  page.set(lacing, HEADER_BYTES);
  let offset = start;
  for (const packet of packets) {
    page.set(packet, offset);
    offset += packet.length;
  }
  view.setUint32(22, checksum(page), true);
  return page;
}

/** A page in a file, and where it is. */
export interface FoundPage extends OggPage {
  readonly start: number;
  readonly end: number;
}

/** How a file ends: with its last page, before it, or with something that is no page with the right checksum. */
export type OggEnding = 'whole' | 'cut-short' | 'damaged';

/** Reads the pages of a file that has nothing else, as far as they are right. */
export function readOggPages(file: Uint8Array): {
  readonly pages: readonly FoundPage[];
  readonly ending: OggEnding;
} {
  const pages: FoundPage[] = [];
  let end = 0;
  while (end < file.length) {
    // Nothing follows the last page.
    const page = pages.at(-1)?.isLast === true ? 'damaged' : readPage(file, end);
    if (typeof page === 'string') return { pages, ending: page };
    pages.push(page);
    end = page.end;
  }
  return { pages, ending: pages.at(-1)?.isLast === true ? 'whole' : 'cut-short' };
}

function readPage(file: Uint8Array, start: number): FoundPage | Exclude<OggEnding, 'whole'> {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  if (start + HEADER_BYTES > file.length) return 'cut-short';
  if (view.getUint32(start) !== CAPTURE || view.getUint8(start + 4) !== 0) return 'damaged';
  const segments = view.getUint8(start + 26);
  const body = start + HEADER_BYTES + segments;
  if (body > file.length) return 'cut-short';
  const lacing = file.subarray(start + HEADER_BYTES, body);
  const end = lacing.reduce((bytes, segment) => bytes + segment, body);
  if (end > file.length) return 'cut-short';
  // A copy: the `slice` of a Buffer is none.
  const copy = Uint8Array.from(file.subarray(start, end));
  copy.fill(0, 22, 26);
  const flags = view.getUint8(start + 5);
  if (checksum(copy) !== view.getUint32(start + 22, true)) return 'damaged';
  return {
    ...{ start, end, isFirst: (flags & 2) !== 0, isLast: (flags & 4) !== 0 },
    granule: Number(view.getBigInt64(start + 6, true)),
    serial: view.getUint32(start + 14, true),
    sequence: view.getUint32(start + 18, true),
    packets: packetsOf(file, lacing, body),
  };
}

function packetsOf(file: Uint8Array, lacing: Uint8Array, body: number): Uint8Array[] {
  const packets: Uint8Array[] = [];
  let start = body;
  let end = body;
  for (const segment of lacing) {
    end += segment;
    if (segment === MAX_SEGMENT_BYTES) continue;
    packets.push(file.subarray(start, end));
    start = end;
  }
  return packets;
}

/** Returns the CRC-32 of a page whose own field for it is 0. */
function checksum(page: Uint8Array): number {
  let crc = 0;
  for (const byte of page) crc = (crc << 8) ^ (TABLE[(crc >>> 24) ^ byte] ?? 0);
  return crc >>> 0;
}
