import { createOpusPacket, type OpusHandler } from '../../../../main/media/rtp/opus-packet.ts';
import { SILENT_AUDIO_LEVEL } from '../../../../main/media/rtp/audio-level.ts';
import type { DropCounters } from '../../../../main/media/drop-counters.ts';
import { MediaSession } from '../../../../main/media/rtp/media-session.ts';
import {
  createRtpHeader,
  isRtcpPacket,
  parseRtpHeader,
  RTP_FIXED_HEADER_BYTES,
  writeRtpHeader,
} from '../../../../main/media/rtp/rtp.ts';
import { SRTP_AEAD_AES_128_GCM } from '../../../../main/media/rtp/srtp-keys.ts';
import { MAX_OPUS_PAYLOAD_BYTES } from '../../../../shared/audio-format.ts';
import {
  AUDIO_LEVEL_ID,
  masterKey,
  mixSsrc,
  OPUS_PAYLOAD_TYPE,
  RED_PAYLOAD_TYPE,
  speechSsrc,
} from '../load/participant-keys.ts';

/** During lasting silence, packets count as silence without decoding, as in `MediaSession`. */
const SETTLING_PACKETS = 5;

/** One participant's media on the host under test. */
export interface HostSession {
  /** Returns whether the packet was authentic. */
  receive(packet: Buffer, arrivalMs: number): boolean;
  sendOpus(payload: Uint8Array, length: number, rtpTimestamp: number, isFirstOfSpurt: boolean, nowMs: number): void;
  tick(nowMs: number): void;
}

export interface HostSessionOptions {
  readonly player: number;
  readonly slot: number;
  readonly counters: DropCounters;
  readonly onOpus: OpusHandler;
  readonly send: (packet: Buffer) => void;
  readonly nowMs: number;
}

/** The production session, with fixed keys instead of a handshake. */
export function createSrtpSession(options: HostSessionOptions): HostSession {
  const { player, slot, counters, onOpus, send, nowMs } = options;
  const session = new MediaSession({
    slot,
    counters,
    onOpus,
    send,
    nowMs,
    wallClockOffsetMs: Date.now() - nowMs,
    parameters: {
      localSsrc: mixSsrc(player),
      remoteSsrc: speechSsrc(player),
      opusPayloadType: OPUS_PAYLOAD_TYPE,
      redPayloadType: RED_PAYLOAD_TYPE,
      audioLevelId: AUDIO_LEVEL_ID,
      maxPacketMs: undefined,
    },
    keys: {
      profile: SRTP_AEAD_AES_128_GCM,
      local: masterKey(player, 'from-host'),
      remote: masterKey(player, 'to-host'),
    },
  });
  return {
    receive: (packet, arrivalMs) =>
      isRtcpPacket(packet) ? session.receiveRtcp(packet, arrivalMs) : session.receiveRtp(packet, arrivalMs),
    sendOpus: (payload, length, rtpTimestamp, isFirstOfSpurt, atMs) =>
      session.sendOpus(payload, length, rtpTimestamp, isFirstOfSpurt, atMs),
    tick: (atMs) => session.tick(atMs),
  };
}

/** RTP without protection and without reports: a header read and a header written. */
export function createPlainSession(options: HostSessionOptions): HostSession {
  const { player, slot, counters, onOpus, send } = options;
  const header = createRtpHeader();
  const opus = createOpusPacket(slot);
  const ssrc = mixSsrc(player);
  let sequence = 0;
  let silentRun = 0;
  return {
    receive: (packet, arrivalMs) => {
      const isRtp = parseRtpHeader(packet, header, AUDIO_LEVEL_ID) && header.payloadType === OPUS_PAYLOAD_TYPE;
      const payloadBytes = packet.length - header.headerBytes;
      if (!isRtp || payloadBytes <= 0 || payloadBytes > MAX_OPUS_PAYLOAD_BYTES) {
        counters['rtp-malformed'] += 1;
        return false;
      }
      silentRun = header.audioLevel >= SILENT_AUDIO_LEVEL ? silentRun + 1 : 0;
      opus.sequence = header.sequence;
      opus.rtpTimestamp = header.timestamp;
      opus.arrivalMs = arrivalMs;
      opus.payload = packet;
      opus.offset = header.headerBytes;
      opus.length = silentRun > SETTLING_PACKETS ? 0 : payloadBytes;
      onOpus(opus);
      return true;
    },
    sendOpus: (payload, length, rtpTimestamp, isFirstOfSpurt) => {
      const packet = Buffer.allocUnsafe(RTP_FIXED_HEADER_BYTES + length);
      writeRtpHeader(packet, OPUS_PAYLOAD_TYPE, isFirstOfSpurt, sequence, rtpTimestamp, ssrc);
      for (let index = 0; index < length; index++) packet[RTP_FIXED_HEADER_BYTES + index] = payload[index] ?? 0;
      send(packet);
      sequence = (sequence + 1) & 0xffff;
    },
    tick: () => undefined,
  };
}
