import { randomBytes } from 'node:crypto';
import {
  MAX_CHANNEL_MESSAGE_BYTES,
  MAX_CHANNEL_MESSAGES_PER_SECOND,
  MAX_FILE_MESSAGE_BYTES,
  MAX_FILE_MESSAGES_PER_SECOND,
  MAX_SIGNALLING_MESSAGE_BYTES,
} from '../../shared/protocol/limits.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { PeerDescription } from '../../shared/sdp/sdp-peer.ts';
import { writeSessionDescription, type CandidateAddress } from '../../shared/sdp/sdp-text.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import { NO_AUDIO_LEVEL } from './rtp/audio-level.ts';
import type { DropCounters } from './drop-counters.ts';
import type { DtlsCertificate } from './dtls/dtls-certificate.ts';
import type { IceLiteAgent } from './ice/ice-lite.ts';
import { mediaParametersOf } from './rtp/media-parameters.ts';
import type { OpusHandler } from './rtp/opus-packet.ts';
import { PeerSession, type CloseReason } from './peer-session.ts';
import type { MuxPeer } from './udp/mux-peer.ts';
import type { UdpMux } from './udp/udp-mux.ts';

/** A peer's events, in this order: connected, channelOpen, message..., ending, closed (the last two always, once). */
export interface PeerEvents {
  /** The handshake is complete and the peer has proved its certificate; audio may flow. */
  readonly connected: undefined;
  readonly channelOpen: undefined;
  readonly message: string;
  /** The channel `files`, which may open and close at any time after `channelOpen`. */
  readonly filesOpen: undefined;
  readonly fileMessage: string | Buffer;
  readonly filesClosed: undefined;
  /** It is about to close: a last message may still go out. */
  readonly ending: { readonly reason: CloseReason; readonly detail: string };
  readonly closed: { readonly reason: CloseReason; readonly detail: string };
}

export interface PeerQuality {
  /** undefined until both ends have exchanged reports. */
  readonly roundTripMs?: number;
  readonly lossToHostPercent: number;
  readonly lossFromHostPercent: number;
}

export interface HostPeerOptions {
  /** A client that comes without signalling has none, and no offer, until `admit`. */
  readonly joined: { readonly slot: number; readonly offer: PeerDescription } | undefined;
  readonly ice: IceLiteAgent;
  readonly candidates: readonly CandidateAddress[];
  /** The address group of its signalling. */
  readonly addressGroup: string;
  readonly certificate: DtlsCertificate;
  readonly mux: UdpMux;
  readonly counters: DropCounters;
  readonly nowMs: () => number;
  readonly wallClockOffsetMs: number;
  readonly onOpus: OpusHandler;
  readonly onListenerError: (error: unknown) => void;
  readonly onClosed: (peer: HostPeer, reason: CloseReason, detail: string) => void;
}

/** RFC 8841, section 6: the default where SDP says nothing. */
const DEFAULT_MESSAGE_BYTES = 65_536;

/** A stalled client queues its poses and then sends them at once: 5 s of them at the full rate. */
const CHANNEL_LIMITS = {
  messageBytes: MAX_CHANNEL_MESSAGE_BYTES,
  messagesPerSecond: MAX_CHANNEL_MESSAGES_PER_SECOND,
  messageBurst: 5 * MAX_CHANNEL_MESSAGES_PER_SECOND,
  waitingBytes: 16 * MAX_CHANNEL_MESSAGE_BYTES,
  files: {
    messageBytes: MAX_FILE_MESSAGE_BYTES,
    messagesPerSecond: MAX_FILE_MESSAGES_PER_SECOND,
    messageBurst: 2 * MAX_FILE_MESSAGES_PER_SECOND,
  },
};

/** The first message of a client without signalling is its `join`, with an offer. */
const ARRIVAL_LIMITS = { ...CHANNEL_LIMITS, firstMessageBytes: MAX_SIGNALLING_MESSAGE_BYTES };

/** One participant's connection, on the host. */
export class HostPeer implements MuxPeer {
  /** '' for a client that comes without signalling, which writes it itself. */
  readonly answerSdp: string;
  readonly events: TypedEmitter<PeerEvents>;
  readonly ice: IceLiteAgent;
  /** Whether its voice may pass. */
  mayBeHeard = true;
  /** Of a headset: whether it carries the sound of its participant now, in place of the participant's own peer. */
  carriesSound = false;
  readonly #localSsrc = randomBytes(4).readUInt32BE();
  readonly #session: PeerSession;
  readonly #mux: UdpMux;
  readonly #addressGroup: string;
  #slot: number;
  #isHeld = false;

  constructor(options: HostPeerOptions) {
    const { joined, ice, certificate, mux } = options;
    this.#mux = mux;
    this.#addressGroup = options.addressGroup;
    this.events = new TypedEmitter(options.onListenerError);
    this.ice = ice;
    this.#slot = joined?.slot ?? 0;
    this.answerSdp = joined === undefined ? '' : this.#writeAnswer(joined.offer, options);
    this.#session = new PeerSession({
      role: 'server',
      certificate,
      remoteFingerprints: joined?.offer.fingerprints,
      media: joined && { slot: joined.slot, parameters: mediaParametersOf(joined.offer, this.#localSsrc) },
      channelLimits: joined === undefined ? ARRIVAL_LIMITS : CHANNEL_LIMITS,
      remoteMessageBytes: joined?.offer.maxMessageBytes ?? DEFAULT_MESSAGE_BYTES,
      counters: options.counters,
      nowMs: options.nowMs,
      wallClockOffsetMs: options.wallClockOffsetMs,
      onOpus: options.onOpus,
      send: (packet) => mux.send(this, packet),
      onConnected: () => this.events.emit('connected', undefined),
      onChannelOpen: () => this.events.emit('channelOpen', undefined),
      onMessage: (text) => this.events.emit('message', text),
      onFilesOpen: () => this.events.emit('filesOpen', undefined),
      onFileMessage: (message) => this.events.emit('fileMessage', message),
      onFilesClosed: () => this.events.emit('filesClosed', undefined),
      onEnding: (reason, detail) => this.events.emit('ending', { reason, detail }),
      onClosed: (reason, detail) => {
        options.onClosed(this, reason, detail);
        this.events.emit('closed', { reason, detail });
      },
    });
  }

  /** 0 = none yet. */
  get slot(): number {
    return this.#slot;
  }

  /** Whether the handshake is complete. */
  get isConnected(): boolean {
    return this.#session.isConnected;
  }

  /** How long nothing has come from the client, as of the last `tick`, ms. */
  get silentMs(): number {
    return this.#session.silentMs;
  }

  /** Whether the lobby is deciding about its `join`. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Keeps a client that came without signalling until it is admitted or closed. */
  hold(): void {
    this.#isHeld = true;
  }

  /**
   * Admits a client that came without signalling, with the offer of its `join`. Fails if the offer is not of the
   * connection on which it came: its certificate is what binds the two.
   */
  admit(slot: number, offer: PeerDescription): Result<void, 'bad-offer'> {
    if (
      !this.#session.hasCertificate(offer.fingerprints) ||
      offer.ice.usernameFragment !== this.ice.remote.usernameFragment
    )
      return failure(
        'bad-offer',
        'The offer is not of this connection: its a=fingerprint or a=ice-ufrag differs. Send the offer for which you wrote the answer.',
      );
    this.#slot = slot;
    this.ice.learnPassword(offer.ice.password);
    this.#session.startMedia({ slot, parameters: mediaParametersOf(offer, this.#localSsrc) }, offer.maxMessageBytes);
    return success(undefined);
  }

  /** Called by the mux: an authentic connectivity check arrived. */
  onCheck(nowMs: number): void {
    this.#session.noteAuthentic(nowMs);
  }

  /** Called by the mux: a packet arrived from one of the peer's addresses. Returns whether it was authentic. */
  onPacket(packet: Buffer, nowMs: number): boolean {
    return this.#session.receive(packet, nowMs);
  }

  /**
   * Sends checks to a place where the peer may receive, so that routers on the way let its packets in. `candidate` is
   * the value of `a=candidate`; what no guest may name is ignored. Only for a peer that has shown the lobby's secret.
   */
  addCandidate(candidate: string): void {
    this.#mux.addCandidate(this, candidate, this.#addressGroup);
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

  /** Sends on the channel `files`, text or binary; returns false if it is not open. */
  sendFileMessage(message: string | Uint8Array): boolean {
    return this.#session.files?.send(message) ?? false;
  }

  /** Whether content can be sent on the channel `files` without delaying anything else. */
  get hasRoomForFiles(): boolean {
    return this.#session.files?.hasRoom ?? false;
  }

  /** Returns the bytes of messages that the peer has not acknowledged; those of `files` do not count. */
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

  /** Gives up a client that has not joined. Emits `closed` with reason `failed`. */
  giveUp(detail: string): void {
    this.#session.close('failed', detail);
  }

  #writeAnswer(offer: PeerDescription, { certificate, candidates }: HostPeerOptions): string {
    return writeSessionDescription({
      kind: 'answer',
      sessionId: randomBytes(6).readUIntBE(0, 6).toString(),
      ice: this.ice.local,
      fingerprint: certificate.fingerprint,
      lines: offer.lines,
      taggedMid: offer.taggedMid,
      opusPayloadType: offer.opusPayloadType,
      redPayloadType: offer.redPayloadType,
      audioLevelId: offer.audioLevelId,
      ssrc: this.#localSsrc,
      maxMessageBytes: MAX_CHANNEL_MESSAGE_BYTES,
      candidates,
    });
  }
}
