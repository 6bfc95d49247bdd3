/** Sender and receiver reports (RFC 3550, section 6), the only RTCP that Earshot reads and writes. */

const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;
const SOURCE_DESCRIPTION = 202;
const CNAME_ITEM = 1;
const REPORT_BLOCK_BYTES = 24;
const SENDER_INFO_BYTES = 20;

/** Packets in one compound packet; no audio peer sends more. */
const MAX_COMPOUND_PACKETS = 32;

/** A receiver's report about one source. Times are in 1/65,536 s. */
export interface ReportBlock {
  readonly ssrc: number;
  /** Share lost since the last report, in 1/256. */
  readonly fractionLost: number;
  /** Signed, 24 bits. */
  readonly cumulativeLost: number;
  readonly highestSequence: number;
  /** In RTP clock ticks. */
  readonly jitterTicks: number;
  /** Middle 32 bits of the NTP time of the last sender report; 0 = none has arrived. */
  readonly lastSenderReport: number;
  readonly delaySinceLastSenderReport: number;
}

export interface SenderInfo {
  readonly ssrc: number;
  readonly ntpSeconds: number;
  readonly ntpFraction: number;
  readonly rtpTimestamp: number;
  readonly packetCount: number;
  readonly octetCount: number;
}

export interface RtcpReports {
  readonly senderInfos: readonly SenderInfo[];
  readonly blocks: readonly ReportBlock[];
}

/**
 * Reads the reports of a compound packet and skips packets of other types. Returns undefined if it is not valid RTCP
 * (appendix A.2).
 */
export function parseRtcp(packet: Buffer): RtcpReports | undefined {
  const senderInfos: SenderInfo[] = [];
  const blocks: ReportBlock[] = [];
  let offset = 0;
  for (let count = 0; offset < packet.length; count++) {
    if (count === MAX_COMPOUND_PACKETS || offset + 8 > packet.length || (packet[offset] ?? 0) >> 6 !== 2)
      return undefined;
    const type = packet[offset + 1] ?? 0;
    const end = offset + 4 + packet.readUInt16BE(offset + 2) * 4;
    if (end > packet.length || end < offset + 8) return undefined;
    const isReport = type === SENDER_REPORT || type === RECEIVER_REPORT;
    if (count === 0 && !isReport) return undefined;
    if (isReport) {
      const blockOffset = offset + 8 + (type === SENDER_REPORT ? SENDER_INFO_BYTES : 0);
      const blockCount = (packet[offset] ?? 0) & 0x1f;
      if (blockOffset + blockCount * REPORT_BLOCK_BYTES > end) return undefined;
      if (type === SENDER_REPORT) senderInfos.push(readSenderInfo(packet, offset + 4));
      for (let index = 0; index < blockCount; index++)
        blocks.push(readReportBlock(packet, blockOffset + index * REPORT_BLOCK_BYTES));
    }
    offset = end;
  }
  return packet.length > 0 ? { senderInfos, blocks } : undefined;
}

/**
 * Encodes a compound packet: a sender report (or a receiver report if nothing was sent), with at most one block, and
 * the CNAME.
 */
export function encodeRtcpReport(
  ssrc: number,
  sender: SenderInfo | undefined,
  block: ReportBlock | undefined,
  cname: string,
): Buffer {
  const reportBytes =
    8 + (sender === undefined ? 0 : SENDER_INFO_BYTES) + (block === undefined ? 0 : REPORT_BLOCK_BYTES);
  const report = Buffer.alloc(reportBytes);
  report[0] = 0x80 | (block === undefined ? 0 : 1);
  report[1] = sender === undefined ? RECEIVER_REPORT : SENDER_REPORT;
  report.writeUInt16BE(reportBytes / 4 - 1, 2);
  report.writeUInt32BE(ssrc, 4);
  if (sender !== undefined) writeSenderInfo(report, 8, sender);
  if (block !== undefined) writeReportBlock(report, reportBytes - REPORT_BLOCK_BYTES, block);
  return Buffer.concat([report, encodeCname(ssrc, cname)]);
}

function encodeCname(ssrc: number, cname: string): Buffer {
  const text = Buffer.from(cname, 'utf8');
  // Header, SSRC, item head, text, and one to four zero bytes that pad the chunk to a word.
  const bytes = Buffer.alloc(Math.ceil((10 + text.length + 1) / 4) * 4);
  bytes[0] = 0x81;
  bytes[1] = SOURCE_DESCRIPTION;
  bytes.writeUInt16BE(bytes.length / 4 - 1, 2);
  bytes.writeUInt32BE(ssrc, 4);
  bytes[8] = CNAME_ITEM;
  bytes[9] = text.length;
  text.copy(bytes, 10);
  return bytes;
}

function readSenderInfo(packet: Buffer, offset: number): SenderInfo {
  return {
    ssrc: packet.readUInt32BE(offset),
    ntpSeconds: packet.readUInt32BE(offset + 4),
    ntpFraction: packet.readUInt32BE(offset + 8),
    rtpTimestamp: packet.readUInt32BE(offset + 12),
    packetCount: packet.readUInt32BE(offset + 16),
    octetCount: packet.readUInt32BE(offset + 20),
  };
}

function writeSenderInfo(packet: Buffer, offset: number, info: SenderInfo): void {
  packet.writeUInt32BE(info.ntpSeconds >>> 0, offset);
  packet.writeUInt32BE(info.ntpFraction >>> 0, offset + 4);
  packet.writeUInt32BE(info.rtpTimestamp >>> 0, offset + 8);
  packet.writeUInt32BE(info.packetCount >>> 0, offset + 12);
  packet.writeUInt32BE(info.octetCount >>> 0, offset + 16);
}

function readReportBlock(packet: Buffer, offset: number): ReportBlock {
  return {
    ssrc: packet.readUInt32BE(offset),
    fractionLost: packet[offset + 4] ?? 0,
    cumulativeLost: packet.readIntBE(offset + 5, 3),
    highestSequence: packet.readUInt32BE(offset + 8),
    jitterTicks: packet.readUInt32BE(offset + 12),
    lastSenderReport: packet.readUInt32BE(offset + 16),
    delaySinceLastSenderReport: packet.readUInt32BE(offset + 20),
  };
}

function writeReportBlock(packet: Buffer, offset: number, block: ReportBlock): void {
  packet.writeUInt32BE(block.ssrc, offset);
  packet[offset + 4] = block.fractionLost;
  packet.writeIntBE(Math.max(-0x800000, Math.min(0x7fffff, block.cumulativeLost)), offset + 5, 3);
  packet.writeUInt32BE(block.highestSequence >>> 0, offset + 8);
  packet.writeUInt32BE(block.jitterTicks >>> 0, offset + 12);
  packet.writeUInt32BE(block.lastSenderReport >>> 0, offset + 16);
  packet.writeUInt32BE(block.delaySinceLastSenderReport >>> 0, offset + 20);
}
