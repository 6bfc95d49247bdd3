import { randomBytes } from 'node:crypto';
import { MAX_CHANNEL_MESSAGE_BYTES, MAX_CHANNEL_MESSAGES_PER_SECOND } from '../../shared/protocol/limits.ts';
import type { PeerDescription } from '../../shared/sdp/sdp-peer.ts';
import { writeSessionDescription, type CandidateAddress } from '../../shared/sdp/sdp-text.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import { NO_AUDIO_LEVEL } from './rtp/audio-level.ts';
import type { DropCounters } from './drop-counters.ts';
import type { DtlsCertificate } from './dtls/dtls-certificate.ts';
import { IceLiteAgent } from './ice/ice-lite.ts';
import type { OpusHandler } from './rtp/opus-packet.ts';
import { PeerSession, type CloseReason } from './peer-session.ts';
import type { MuxPeer, UdpMux } from './udp/udp-mux.ts';

/** A peer's events, in this order: connected, channelOpen, message..., closed (always, once). */
export interface PeerEvents {
  /** The handshake is complete and the peer has proved its certificate; audio may flow. */
  readonly connected: undefined;
  readonly channelOpen: undefined;
  readonly message: string;
  readonly closed: { readonly reason: CloseReason; readonly detail: string };
}

export interface PeerQuality {
  /** undefined until both ends have exchanged reports. */
  readonly roundTripMs?: number;
  readonly lossToHostPercent: number;
  readonly lossFromHostPercent: number;
}

export interface HostPeerOptions {
  readonly slot: number;
  readonly offer: PeerDescription;
  readonly candidates: readonly CandidateAddress[];
  readonly certificate: DtlsCertificate;
  readonly mux: UdpMux;
  readonly counters: DropCounters;
  readonly nowMs: () => number;
  readonly wallClockOffsetMs: number;
  readonly onOpus: OpusHandler;
  readonly onListenerError: (error: unknown) => void;
  readonly onClosed: (peer: HostPeer, reason: CloseReason, detail: string) => void;
}

/** A stalled client queues its poses and then sends them at once: 5 s of them at the full rate. */
const CHANNEL_LIMITS = {
  messageBytes: MAX_CHANNEL_MESSAGE_BYTES,
  messagesPerSecond: MAX_CHANNEL_MESSAGES_PER_SECOND,
  messageBurst: 5 * MAX_CHANNEL_MESSAGES_PER_SECOND,
  waitingBytes: 32 * MAX_CHANNEL_MESSAGE_BYTES,
};

/** One participant's connection, on the host. */
export class HostPeer implements MuxPeer {
  readonly slot: number;
  readonly answerSdp: string;
  readonly events: TypedEmitter<PeerEvents>;
  readonly ice: IceLiteAgent;
  readonly #session: PeerSession;

  constructor(options: HostPeerOptions) {
    const { slot, offer, certificate, mux } = options;
    this.slot = slot;
    this.events = new TypedEmitter(options.onListenerError);
    this.ice = new IceLiteAgent(offer.ice);
    const localSsrc = randomBytes(4).readUInt32BE();
    this.answerSdp = writeSessionDescription({
      kind: 'answer',
      sessionId: randomBytes(6).readUIntBE(0, 6).toString(),
      ice: this.ice.local,
      fingerprint: certificate.fingerprint,
      lines: offer.lines,
      taggedMid: offer.taggedMid,
      opusPayloadType: offer.opusPayloadType,
      redPayloadType: offer.redPayloadType,
      audioLevelId: offer.audioLevelId,
      ssrc: localSsrc,
      maxMessageBytes: MAX_CHANNEL_MESSAGE_BYTES,
      candidates: options.candidates,
    });
    this.#session = new PeerSession({
      role: 'server',
      slot,
      certificate,
      remoteFingerprints: offer.fingerprints,
      parameters: {
        localSsrc,
        remoteSsrc: offer.ssrc,
        opusPayloadType: offer.opusPayloadType,
        redPayloadType: offer.redPayloadType,
        audioLevelId: offer.audioLevelId,
        maxPacketMs: offer.maxPacketMs,
      },
      channelLimits: CHANNEL_LIMITS,
      remoteMessageBytes: offer.maxMessageBytes,
      counters: options.counters,
      nowMs: options.nowMs,
      wallClockOffsetMs: options.wallClockOffsetMs,
      onOpus: options.onOpus,
      send: (packet) => mux.send(this, packet),
      onConnected: () => this.events.emit('connected', undefined),
      onChannelOpen: () => this.events.emit('channelOpen', undefined),
      onMessage: (text) => this.events.emit('message', text),
      onClosed: (reason, detail) => {
        options.onClosed(this, reason, detail);
        this.events.emit('closed', { reason, detail });
      },
    });
  }

  /** Called by the mux: an authentic connectivity check arrived. */
  onCheck(nowMs: number): void {
    this.#session.noteAuthentic(nowMs);
  }

  /** Called by the mux: a packet arrived from one of the peer's addresses. Returns whether it was authentic. */
  onPacket(packet: Buffer, nowMs: number): boolean {
    return this.#session.receive(packet, nowMs);
  }

  /** Called by the endpoint's timer. */
  tick(nowMs: number): void {
    this.#session.tick(nowMs);
  }

  sendOpus(payload: Uint8Array, length: number, rtpTimestamp: number, isFirstOfSpurt: boolean): void {
    this.#session.sendOpus(payload, length, rtpTimestamp, isFirstOfSpurt, NO_AUDIO_LEVEL);
  }

  /** Packets that declared silence and were not decrypted. */
  get unopenedPackets(): number {
    return this.#session.unopenedPackets;
  }

  /** Sends on the data channel; returns false if it is not open or too much is waiting already. */
  sendMessage(text: string): boolean {
    return this.#session.sendMessage(text);
  }

  /** Returns the bytes of messages that the peer has not acknowledged. */
  bufferedBytes(): number {
    return this.#session.bufferedBytes();
  }

  quality(): PeerQuality {
    const { lossInboundPercent, lossOutboundPercent, ...roundTrip } = this.#session.quality();
    return { ...roundTrip, lossToHostPercent: lossInboundPercent, lossFromHostPercent: lossOutboundPercent };
  }

  /** Notifies the peer and drops it. Emits `closed` with reason `local`. */
  async close(): Promise<void> {
    this.#session.close('local', 'closed by the host');
  }
}
