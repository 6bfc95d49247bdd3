import { FRAME_MS, FRAME_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../../shared/audio-format.ts';
import { opusFrameSamples, separateFrame } from '../../../shared/opus-packet.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import type { DropCounters } from '../drop-counters.ts';
import { NO_AUDIO_LEVEL, SILENT_AUDIO_LEVEL } from './audio-level.ts';
import type { MediaParameters } from './media-parameters.ts';
import { createOpusPacket, type OpusHandler, type OpusPacket } from './opus-packet.ts';
import { OpusSender } from './opus-sender.ts';
import { roundTripMs } from './reception-stats.ts';
import { createRedBlocks, parseRed } from './red.ts';
import { encodeRtcpReport, parseRtcp, type ReportBlock } from './rtcp-packets.ts';
import { RtpSources, type RtpSource } from './rtp-sources.ts';
import { createRtpHeader, parseRtpHeader, payloadBytesWithoutPadding } from './rtp.ts';
import { SrtcpReceiver, SrtcpSender } from './srtcp.ts';
import { deriveSrtpSessionKeys, type SrtpMasterKey, type SrtpProfile } from './srtp-keys.ts';
import { srtpTagBytes } from './srtp.ts';

export interface LinkQuality {
  readonly roundTripMs?: number;
  /** Loss of what the other end sent, as counted here. */
  readonly lossInboundPercent: number;
  /** Loss of what was sent from here, as the other end reports it. */
  readonly lossOutboundPercent: number;
}

export interface SrtpKeyMaterial {
  readonly profile: SrtpProfile;
  readonly local: SrtpMasterKey;
  readonly remote: SrtpMasterKey;
}

export interface MediaSessionOptions {
  readonly slot: number;
  readonly parameters: MediaParameters;
  readonly keys: SrtpKeyMaterial;
  readonly counters: DropCounters;
  readonly onOpus: OpusHandler;
  readonly send: (packet: Buffer) => void;
  readonly nowMs: number;
  /** Milliseconds since 1970 when the monotonic clock showed 0. */
  readonly wallClockOffsetMs: number;
}

/** Opus packets of 2.5 ms make 400 a second; no legitimate sender exceeds this. */
const MAX_PACKETS_PER_SECOND = 500;

/**
 * Redundancy starts at this loss, and stops once the loss has stayed below it for the hold time. 3 of 256 is the first
 * step above 1 %.
 */
const RED_FRACTION_LOST = 3;
const RED_HOLD_MS = 10_000;

const REPORT_INTERVAL_MS = 1_000;

/** If no packet was sent for this long, the next report is a receiver report (RFC 3550, section 6.4: two intervals). */
const SENDER_IDLE_MS = 2 * REPORT_INTERVAL_MS;

const CNAME = 'earshot';

/** SRTP, RED and reports of one peer, both ways. On the packet path only node:crypto allocates. */
export class MediaSession {
  readonly #options: MediaSessionOptions;
  readonly #tagBytes: number;
  readonly #sender: OpusSender;
  /** The record filled for each delivered packet. */
  readonly #packet: OpusPacket;
  readonly #sources: RtpSources;
  readonly #rtcpSender: SrtcpSender;
  readonly #rtcpReceiver: SrtcpReceiver;
  readonly #header = createRtpHeader();
  readonly #blocks = createRedBlocks();
  readonly #packetBudget: TokenBucket;
  /** A frame of a packet that is too long for the other end; undefined if none is. */
  readonly #frame: Uint8Array | undefined;
  #nextReportMs: number;
  #roundTripMs: number | undefined;
  #lossOutboundPercent = 0;

  constructor(options: MediaSessionOptions) {
    this.#options = options;
    const { profile, local, remote } = options.keys;
    const rtpKeys = deriveSrtpSessionKeys(profile, local, 'rtp');
    this.#tagBytes = srtpTagBytes(rtpKeys);
    this.#sender = new OpusSender(options.parameters, rtpKeys, options.send);
    this.#packet = createOpusPacket(options.slot);
    const remoteKeys = deriveSrtpSessionKeys(profile, remote, 'rtp');
    this.#sources = new RtpSources(remoteKeys, options.parameters.remoteSsrc, options.nowMs);
    this.#rtcpSender = new SrtcpSender(deriveSrtpSessionKeys(profile, local, 'rtcp'));
    this.#rtcpReceiver = new SrtcpReceiver(deriveSrtpSessionKeys(profile, remote, 'rtcp'));
    const { maxPacketMs = Infinity } = options.parameters;
    this.#frame = maxPacketMs < 2 * FRAME_MS ? new Uint8Array(MAX_OPUS_PAYLOAD_BYTES) : undefined;
    this.#packetBudget = new TokenBucket(MAX_PACKETS_PER_SECOND, MAX_PACKETS_PER_SECOND, options.nowMs);
    this.#nextReportMs = options.nowMs + REPORT_INTERVAL_MS;
  }

  /** Packets that declared silence and were not decrypted. */
  get unopenedPackets(): number {
    return this.#sources.unopenedPackets;
  }

  /**
   * Takes one SRTP packet from a verified address. Returns whether it was authentic; false for a packet left
   * undecrypted.
   */
  receiveRtp(packet: Buffer, arrivalMs: number): boolean {
    const { counters, parameters } = this.#options;
    const header = this.#header;
    if (!parseRtpHeader(packet, header, parameters.audioLevelId)) {
      counters['rtp-malformed'] += 1;
      return false;
    }
    const isRed = header.payloadType === parameters.redPayloadType;
    const source = this.#sources.find(header.ssrc, arrivalMs);
    if (source === undefined || (!isRed && header.payloadType !== parameters.opusPayloadType)) {
      counters['rtp-unknown-source'] += 1;
      return false;
    }
    const isSilent = header.audioLevel >= SILENT_AUDIO_LEVEL;
    if (isSilent && this.#leaveClosed(source, packet, arrivalMs)) return false;
    const payload = source.srtp.unprotect(packet, header.headerBytes);
    if (payload === undefined) {
      counters[source.srtp.failure] += 1;
      return false;
    }
    this.#sources.accept(source, header.ssrc, arrivalMs);
    const { index } = source.srtp;
    source.reception.onUnopened(source.silence.onOpened(index, header.timestamp, arrivalMs, isSilent));
    if (!this.#packetBudget.take(1, arrivalMs)) {
      counters['rtp-too-many'] += 1;
      return true;
    }
    source.reception.onPacket(index, header.timestamp, arrivalMs);
    const length = payloadBytesWithoutPadding(payload, header.hasPadding);
    if (length < 0) counters['rtp-malformed'] += 1;
    else if (isRed) this.#deliverRed(payload, length, arrivalMs, isSilent);
    else this.#deliverPrimary(payload, 0, length, arrivalMs, isSilent);
    return true;
  }

  /** Takes one SRTCP packet from a verified address. Returns whether it was authentic. */
  receiveRtcp(packet: Buffer, arrivalMs: number): boolean {
    const { counters } = this.#options;
    const compound = this.#rtcpReceiver.unprotect(packet);
    if (compound === undefined) {
      counters[this.#rtcpReceiver.failure] += 1;
      return false;
    }
    const reports = parseRtcp(compound);
    if (reports === undefined) {
      counters['rtcp-malformed'] += 1;
      return true;
    }
    for (const info of reports.senderInfos)
      if (info.ssrc === this.#sources.currentSsrc) this.#sources.current.reception.onSenderReport(info, arrivalMs);
    for (const block of reports.blocks)
      if (block.ssrc === this.#options.parameters.localSsrc) this.#onReportBlock(block, arrivalMs);
    return true;
  }

  /**
   * Sends one Opus packet, as RED with the previous one while the other end reports loss. Two frames go in two packets
   * if the other end takes only short ones. `audioLevel`, -dBov from 0 to 127, goes into the header if that was
   * negotiated; -1 = not given.
   */
  sendOpus(
    payload: Uint8Array,
    length: number,
    rtpTimestamp: number,
    isFirstOfSpurt: boolean,
    nowMs: number,
    audioLevel = NO_AUDIO_LEVEL,
  ): void {
    const frame = this.#frame;
    const firstLength = frame === undefined ? -1 : separateFrame(payload, length, 0, frame);
    if (frame === undefined || firstLength < 0) {
      this.#sender.send(payload, length, rtpTimestamp, isFirstOfSpurt, nowMs, audioLevel);
      return;
    }
    this.#sender.send(frame, firstLength, rtpTimestamp, isFirstOfSpurt, nowMs, audioLevel);
    const secondLength = separateFrame(payload, length, 1, frame);
    this.#sender.send(frame, secondLength, (rtpTimestamp + FRAME_SAMPLES) >>> 0, false, nowMs, audioLevel);
  }

  /** Sends a report when one is due. Call it several times a second. */
  tick(nowMs: number): void {
    if (nowMs < this.#nextReportMs) return;
    this.#nextReportMs = nowMs + REPORT_INTERVAL_MS;
    const { parameters, wallClockOffsetMs } = this.#options;
    const isSender = nowMs - this.#sender.lastSentMs < SENDER_IDLE_MS;
    const { current, currentSsrc } = this.#sources;
    const block = currentSsrc === undefined ? undefined : current.reception.nextReportBlock(currentSsrc, nowMs);
    const compound = encodeRtcpReport(
      parameters.localSsrc,
      isSender ? this.#sender.senderInfo(nowMs, wallClockOffsetMs + nowMs) : undefined,
      block,
      CNAME,
    );
    this.#options.send(this.#rtcpSender.protect(compound));
  }

  quality(): LinkQuality {
    const losses = {
      lossInboundPercent: this.#sources.current.reception.lossPercent(),
      lossOutboundPercent: this.#lossOutboundPercent,
    };
    return this.#roundTripMs === undefined ? losses : { roundTripMs: this.#roundTripMs, ...losses };
  }

  /**
   * Returns whether a silent packet can stay undecrypted. If so, delivers it as silence, unless it is a copy or exceeds
   * the rate limit.
   */
  #leaveClosed(source: RtpSource, packet: Buffer, arrivalMs: number): boolean {
    const { counters } = this.#options;
    const header = this.#header;
    if (source !== this.#sources.current || packet.length <= header.headerBytes + this.#tagBytes) return false;
    const verdict = source.silence.judge(source.srtp.estimateIndex(header.sequence), header.timestamp, arrivalMs);
    if (verdict === 'open') return false;
    this.#sources.accept(source, header.ssrc, arrivalMs);
    if (verdict === 'copy') counters['rtp-replayed'] += 1;
    else if (!this.#packetBudget.take(1, arrivalMs)) counters['rtp-too-many'] += 1;
    else this.#deliverSilence(arrivalMs);
    return true;
  }

  #deliverRed(payload: Buffer, length: number, arrivalMs: number, isSilent: boolean): void {
    const blocks = this.#blocks;
    const header = this.#header;
    if (!parseRed(payload, length, this.#options.parameters.opusPayloadType, blocks)) {
      this.#options.counters['red-malformed'] += 1;
      return;
    }
    const primary = blocks.count - 1;
    for (let index = 0; index < primary; index++) {
      const blockBytes = blocks.lengths[index] ?? 0;
      // An empty redundant block means that there was nothing to repeat.
      if (blockBytes === 0) continue;
      this.#packet.sequence = (header.sequence - (primary - index)) & 0xffff;
      this.#packet.rtpTimestamp = (header.timestamp - (blocks.timestampOffsets[index] ?? 0)) >>> 0;
      this.#packet.isRedundant = true;
      this.#deliver(payload, blocks.offsets[index] ?? 0, blockBytes, arrivalMs);
    }
    this.#deliverPrimary(payload, blocks.offsets[primary] ?? 0, blocks.lengths[primary] ?? 0, arrivalMs, isSilent);
  }

  /** Delivers the primary payload; in a lasting silence a frame of 20 ms is not decoded either. */
  #deliverPrimary(payload: Buffer, offset: number, length: number, arrivalMs: number, isSilent: boolean): void {
    const toc = payload[offset] ?? 0;
    const isOneFrame = length > 0 && (toc & 3) === 0 && opusFrameSamples(toc) === FRAME_SAMPLES;
    if (isSilent && isOneFrame && this.#sources.current.silence.isSettled) return this.#deliverSilence(arrivalMs);
    this.#packet.sequence = this.#header.sequence;
    this.#packet.rtpTimestamp = this.#header.timestamp;
    this.#packet.isRedundant = false;
    this.#deliver(payload, offset, length, arrivalMs);
  }

  /** Delivers the current packet as 20 ms of silence. */
  #deliverSilence(arrivalMs: number): void {
    const packet = this.#packet;
    packet.sequence = this.#header.sequence;
    packet.rtpTimestamp = this.#header.timestamp;
    packet.arrivalMs = arrivalMs;
    packet.offset = 0;
    packet.length = 0;
    packet.isRedundant = false;
    this.#options.onOpus(packet);
  }

  /** Delivers `payload[offset..offset + length)`; the packet record already has number, timestamp and redundancy. */
  #deliver(payload: Buffer, offset: number, length: number, arrivalMs: number): void {
    if (length === 0 || length > MAX_OPUS_PAYLOAD_BYTES) {
      this.#options.counters['rtp-malformed'] += 1;
      return;
    }
    const packet = this.#packet;
    packet.arrivalMs = arrivalMs;
    packet.payload = payload;
    packet.offset = offset;
    packet.length = length;
    this.#options.onOpus(packet);
  }

  #onReportBlock(block: ReportBlock, arrivalMs: number): void {
    this.#lossOutboundPercent = (100 * block.fractionLost) / 256;
    if (block.fractionLost >= RED_FRACTION_LOST) this.#sender.sendRedundancyUntil(arrivalMs + RED_HOLD_MS);
    this.#roundTripMs = roundTripMs(block, this.#options.wallClockOffsetMs + arrivalMs) ?? this.#roundTripMs;
  }
}
