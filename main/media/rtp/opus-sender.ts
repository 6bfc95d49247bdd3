import { MAX_OPUS_PAYLOAD_BYTES, RTP_CLOCK_PER_MS } from '../../../shared/audio-format.ts';
import { AUDIO_LEVEL_EXTENSION_BYTES, NO_AUDIO_LEVEL, writeAudioLevel } from './audio-level.ts';
import type { MediaParameters } from './media-parameters.ts';
import { ntpTimeFromUnixMs } from './ntp-time.ts';
import { fitsRed, redOverheadBytes, writeRed } from './red.ts';
import type { SenderInfo } from './rtcp-packets.ts';
import { markRtpExtension, RTP_FIXED_HEADER_BYTES, writeRtpHeader } from './rtp.ts';
import type { SrtpSessionKeys } from './srtp-keys.ts';
import { SrtpSender, srtpTagBytes } from './srtp.ts';

/**
 * Writes the Opus frames of one source as SRTP packets, and counts them for the sender reports. While redundancy is on,
 * each packet repeats the previous frame (RED, RFC 2198).
 */
export class OpusSender {
  readonly #parameters: MediaParameters;
  readonly #srtp: SrtpSender;
  readonly #tagBytes: number;
  readonly #send: (packet: Buffer) => void;
  #sequence = Math.floor(Math.random() * 0x4000);
  #packetCount = 0;
  #octetCount = 0;
  #lastTimestamp = 0;
  #lastSentMs = -Infinity;
  readonly #previousPayload = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
  #previousBytes = 0;
  #redUntilMs = -Infinity;

  constructor(parameters: MediaParameters, keys: SrtpSessionKeys, send: (packet: Buffer) => void) {
    this.#parameters = parameters;
    this.#srtp = new SrtpSender(keys);
    this.#tagBytes = srtpTagBytes(keys);
    this.#send = send;
  }

  /** Time of the last packet sent; -Infinity before the first. */
  get lastSentMs(): number {
    return this.#lastSentMs;
  }

  /** Sends redundancy until `untilMs`, if it was negotiated. */
  sendRedundancyUntil(untilMs: number): void {
    this.#redUntilMs = untilMs;
  }

  /**
   * Sends one frame. `audioLevel`, -dBov from 0 to 127, goes into the header if that was negotiated; -1 = not given.
   */
  send(
    payload: Uint8Array,
    length: number,
    rtpTimestamp: number,
    isFirstOfSpurt: boolean,
    nowMs: number,
    audioLevel: number,
  ): void {
    const parameters = this.#parameters;
    const redPayloadType = nowMs < this.#redUntilMs ? parameters.redPayloadType : undefined;
    const age = (rtpTimestamp - this.#lastTimestamp) >>> 0;
    const isRed = redPayloadType !== undefined && !isFirstOfSpurt && fitsRed(this.#previousBytes, age);
    const overheadBytes = isRed ? redOverheadBytes(this.#previousBytes) : 0;
    const levelId = audioLevel === NO_AUDIO_LEVEL ? undefined : parameters.audioLevelId;
    const headerBytes = RTP_FIXED_HEADER_BYTES + (levelId === undefined ? 0 : AUDIO_LEVEL_EXTENSION_BYTES);
    const packet = Buffer.allocUnsafe(headerBytes + overheadBytes + length + this.#tagBytes);
    writeRtpHeader(
      packet,
      isRed ? redPayloadType : parameters.opusPayloadType,
      isFirstOfSpurt,
      this.#sequence,
      rtpTimestamp,
      parameters.localSsrc,
    );
    if (levelId !== undefined) {
      markRtpExtension(packet);
      writeAudioLevel(packet, RTP_FIXED_HEADER_BYTES, levelId, audioLevel);
    }
    let offset = headerBytes;
    if (isRed)
      offset = writeRed(packet, offset, parameters.opusPayloadType, this.#previousPayload, this.#previousBytes, age);
    for (let index = 0; index < length; index++) packet[offset + index] = payload[index]!;
    this.#srtp.protect(packet, headerBytes);
    this.#send(packet);
    this.#noteSent(overheadBytes + length, rtpTimestamp, nowMs);
    this.#rememberPayload(payload, redPayloadType === undefined ? 0 : length);
  }

  /** Returns the sender report's fields (RFC 3550, section 6.4.1). `unixMs` is the wall clock at `nowMs`. */
  senderInfo(nowMs: number, unixMs: number): SenderInfo {
    const ntp = ntpTimeFromUnixMs(unixMs);
    return {
      ssrc: this.#parameters.localSsrc,
      ntpSeconds: ntp.seconds,
      ntpFraction: ntp.fraction,
      rtpTimestamp: (this.#lastTimestamp + Math.round((nowMs - this.#lastSentMs) * RTP_CLOCK_PER_MS)) >>> 0,
      packetCount: this.#packetCount,
      octetCount: this.#octetCount,
    };
  }

  #noteSent(octets: number, rtpTimestamp: number, nowMs: number): void {
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#packetCount += 1;
    this.#octetCount += octets;
    this.#lastTimestamp = rtpTimestamp;
    this.#lastSentMs = nowMs;
  }

  /** Keeps a frame for the next RED packet. Without redundancy it copies nothing. */
  #rememberPayload(payload: Uint8Array, length: number): void {
    this.#previousBytes = length <= this.#previousPayload.length ? length : 0;
    for (let index = 0; index < this.#previousBytes; index++) this.#previousPayload[index] = payload[index]!;
  }
}
