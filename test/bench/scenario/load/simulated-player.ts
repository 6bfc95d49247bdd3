import { createSocket, type Socket } from 'node:dgram';
import { monotonicMs } from '../../../../main/clock/monotonic-time.ts';
import { AUDIO_LEVEL_EXTENSION_BYTES, writeAudioLevel } from '../../../../main/media/rtp/audio-level.ts';
import { encodeRtcpReport } from '../../../../main/media/rtp/rtcp-packets.ts';
import {
  createRtpHeader,
  isRtcpPacket,
  markRtpExtension,
  parseRtpHeader,
  payloadBytesWithoutPadding,
  RTP_FIXED_HEADER_BYTES,
  writeRtpHeader,
} from '../../../../main/media/rtp/rtp.ts';
import { SrtcpSender } from '../../../../main/media/rtp/srtcp.ts';
import { deriveSrtpSessionKeys, SRTP_AEAD_AES_128_GCM } from '../../../../main/media/rtp/srtp-keys.ts';
import { SrtpReceiver, SrtpSender } from '../../../../main/media/rtp/srtp.ts';
import type { Protection } from '../host-messages.ts';
import { AUDIO_LEVEL_ID, masterKey, OPUS_PAYLOAD_TYPE, speechSsrc } from './participant-keys.ts';
import type { SpeechPacket } from './speech-packets.ts';

const HEADER_BYTES = RTP_FIXED_HEADER_BYTES + AUDIO_LEVEL_EXTENSION_BYTES;
const GCM_TAG_BYTES = 16;
const SOCKET_BUFFER_BYTES = 1_048_576;
/** Two seconds of a mix are enough to tell sound from silence. */
const KEPT_MS = 2_000;

/**
 * A participant's end: one UDP socket, one Opus stream each way. Counts what arrives, and keeps it for checked players.
 */
export class SimulatedPlayer {
  readonly player: number;
  receivedPackets = 0;
  receivedBytes = 0;
  readonly #socket: Socket;
  readonly #sender: SrtpSender | undefined;
  readonly #reports: SrtcpSender | undefined;
  readonly #receiver: SrtpReceiver | undefined;
  readonly #isSampled: boolean;
  readonly #kept: { readonly atMs: number; readonly payload: Buffer }[] = [];
  readonly #header = createRtpHeader();
  #sequence: number;
  #isConnected = false;

  private constructor(player: number, socket: Socket, protection: Protection, isSampled: boolean) {
    this.player = player;
    this.#socket = socket;
    this.#isSampled = isSampled;
    this.#sequence = (37 * player) & 0x7fff;
    if (protection === 'srtp') {
      const outgoing = masterKey(player, 'to-host');
      this.#sender = new SrtpSender(deriveSrtpSessionKeys(SRTP_AEAD_AES_128_GCM, outgoing, 'rtp'));
      this.#reports = new SrtcpSender(deriveSrtpSessionKeys(SRTP_AEAD_AES_128_GCM, outgoing, 'rtcp'));
      this.#receiver = new SrtpReceiver(
        deriveSrtpSessionKeys(SRTP_AEAD_AES_128_GCM, masterKey(player, 'from-host'), 'rtp'),
      );
    }
    socket.on('message', (packet) => this.#receive(packet));
  }

  static async open(player: number, protection: Protection, isSampled: boolean): Promise<SimulatedPlayer> {
    const socket = createSocket({ type: 'udp4', recvBufferSize: SOCKET_BUFFER_BYTES });
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.bind(0, '127.0.0.1', resolve);
    });
    // ICMP errors: the other end is gone or not there yet. The counts show it.
    socket.removeAllListeners('error').on('error', () => undefined);
    return new SimulatedPlayer(player, socket, protection, isSampled);
  }

  /** The Opus payloads of the last two seconds; undefined when they are not kept. */
  recentPayloads(): readonly Buffer[] | undefined {
    this.#forgetOld();
    return this.#isSampled ? this.#kept.map(({ payload }) => payload) : undefined;
  }

  get port(): number {
    return this.#socket.address().port;
  }

  async connect(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.#socket.connect(port, '127.0.0.1', resolve));
    this.#isConnected = true;
  }

  sendRaw(packet: Buffer): void {
    if (this.#isConnected) this.#socket.send(packet);
  }

  /** Sends one packet, the next in order of sequence. */
  sendOpus({ payload, level }: SpeechPacket, rtpTimestamp: number): void {
    const packet = Buffer.allocUnsafe(HEADER_BYTES + payload.length + (this.#sender === undefined ? 0 : GCM_TAG_BYTES));
    writeRtpHeader(packet, OPUS_PAYLOAD_TYPE, false, this.#sequence, rtpTimestamp, speechSsrc(this.player));
    markRtpExtension(packet);
    writeAudioLevel(packet, RTP_FIXED_HEADER_BYTES, AUDIO_LEVEL_ID, level);
    payload.copy(packet, HEADER_BYTES);
    this.#sender?.protect(packet, HEADER_BYTES);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.sendRaw(packet);
  }

  /** Sends an SRTCP report, as browsers do every few seconds. Does nothing without SRTP. */
  sendReport(): void {
    if (this.#reports !== undefined)
      this.sendRaw(this.#reports.protect(encodeRtcpReport(speechSsrc(this.player), undefined, undefined, 'bench')));
  }

  async close(): Promise<void> {
    this.#isConnected = false;
    await new Promise<void>((resolve) => this.#socket.close(() => resolve()));
  }

  #receive(packet: Buffer): void {
    this.receivedBytes += packet.length;
    // Counts RTP only, not reports or answers to connectivity checks.
    if ((packet[0] ?? 0) < 128 || isRtcpPacket(packet)) return;
    this.receivedPackets++;
    if (!this.#isSampled || !parseRtpHeader(packet, this.#header)) return;
    const { headerBytes, hasPadding } = this.#header;
    const payload =
      this.#receiver === undefined ? packet.subarray(headerBytes) : this.#receiver.unprotect(packet, headerBytes);
    if (payload === undefined) return;
    this.#kept.push({
      atMs: monotonicMs(),
      payload: Buffer.from(payload.subarray(0, payloadBytesWithoutPadding(payload, hasPadding))),
    });
    this.#forgetOld();
  }

  #forgetOld(): void {
    const oldestMs = monotonicMs() - KEPT_MS;
    while (this.#kept[0] !== undefined && this.#kept[0].atMs < oldestMs) this.#kept.shift();
  }
}
