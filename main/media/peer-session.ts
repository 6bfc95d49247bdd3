import type { MediaParameters } from './rtp/media-parameters.ts';
import type { OpusHandler } from './rtp/opus-packet.ts';
import { AwakeSilence } from '../../shared/awake-silence.ts';
import { PEER_SILENCE_TIMEOUT_MS } from '../../shared/protocol/limits.ts';
import type { Fingerprint } from '../../shared/sdp/sdp-transport.ts';
import { DataChannel, type ChannelLimits } from './sctp/data-channel.ts';
import type { DropCounters } from './drop-counters.ts';
import type { DtlsCertificate } from './dtls/dtls-certificate.ts';
import { DtlsSession } from './dtls/dtls-session.ts';
import { MediaSession, type LinkQuality, type SrtpKeyMaterial } from './rtp/media-session.ts';
import { isRtcpPacket } from './rtp/rtp.ts';
import type { SrtpProfile } from './rtp/srtp-keys.ts';

/**
 * Why a peer is gone. left: it closed the connection; silent: its packets stopped; failed: it never connected;
 * misbehaved: it broke the rules of the channel; local: closed from here.
 */
export type CloseReason = 'left' | 'silent' | 'failed' | 'misbehaved' | 'local';

/** The audio parameters from SDP, and the slot that the audio belongs to. */
export interface MediaTerms {
  readonly slot: number;
  readonly parameters: MediaParameters;
}

export interface PeerSessionOptions {
  /** DTLS role: the host is the server. */
  readonly role: 'server' | 'client';
  readonly certificate: DtlsCertificate;
  /** undefined = any: the peer comes without signalling, and `hasCertificate` tells later if it is the right one. */
  readonly remoteFingerprints: readonly Fingerprint[] | undefined;
  readonly srtpProfiles?: readonly SrtpProfile[];
  /** undefined = no sound before `startMedia`. */
  readonly media: MediaTerms | undefined;
  readonly channelLimits: ChannelLimits;
  readonly remoteMessageBytes: number;
  readonly counters: DropCounters;
  readonly nowMs: () => number;
  readonly wallClockOffsetMs: number;
  readonly onOpus: OpusHandler;
  readonly send: (packet: Buffer) => void;
  readonly onConnected: () => void;
  readonly onChannelOpen: () => void;
  readonly onMessage: (text: string) => void;
  readonly onFilesOpen: () => void;
  readonly onFileMessage: (message: string | Buffer) => void;
  readonly onFilesClosed: () => void;
  /** The session is about to close: a last message may still go out. */
  readonly onEnding?: (reason: CloseReason, detail: string) => void;
  readonly onClosed: (reason: CloseReason, detail: string) => void;
}

/** From the answer to a finished handshake. On a lossy link Chromium takes up to 7 s; nobody waits longer than this. */
const CONNECT_TIMEOUT_MS = 15_000;

/** From the answer to the client's first check, which a client sends as soon as it has the answer. */
const FIRST_CHECK_TIMEOUT_MS = 8_000;

/** The peer is looked at each 250 ms. */
const LONGEST_LOOK_MS = 1_000;

/** Everything above ICE for one peer: DTLS, then SRTP and the data channel. ICE decides which packets arrive here. */
export class PeerSession {
  readonly #options: PeerSessionOptions;
  readonly #dtls: DtlsSession;
  readonly #silence: AwakeSilence;
  #channel: DataChannel | undefined;
  #media: MediaSession | undefined;
  #terms: MediaTerms | undefined;
  #keys: SrtpKeyMaterial | undefined;
  /** Whether ICE has heard from the other end. */
  #hasArrived = false;
  #isEnding = false;
  #isClosed = false;

  constructor(options: PeerSessionOptions) {
    this.#options = options;
    this.#terms = options.media;
    this.#silence = new AwakeSilence(options.nowMs(), LONGEST_LOOK_MS);
    this.#dtls = new DtlsSession({
      role: options.role,
      certificate: options.certificate,
      remoteFingerprints: options.remoteFingerprints,
      ...(options.srtpProfiles === undefined ? {} : { srtpProfiles: options.srtpProfiles }),
      counters: options.counters,
      send: options.send,
      onConnected: (keys) => this.#onConnected(keys),
      onData: (data) => this.#channel?.receive(data, options.nowMs()),
      onEnded: (reason, detail) => this.close(reason, detail),
    });
  }

  /** Whether the handshake is complete. */
  get isConnected(): boolean {
    return this.#keys !== undefined && !this.#isClosed;
  }

  /** How long nothing has come from the other end, as of the last `tick`, ms. */
  get silentMs(): number {
    return this.#silence.silentMs;
  }

  /** Returns whether the connected peer proved one of these certificates. */
  hasCertificate(announced: readonly Fingerprint[]): boolean {
    return this.#dtls.hasCertificate(announced);
  }

  /** Lets sound through, for a peer whose SDP was unknown until now. */
  startMedia(terms: MediaTerms, remoteMessageBytes: number): void {
    this.#terms = terms;
    this.#channel?.setRemoteMessageBytes(remoteMessageBytes);
    this.#openMedia();
  }

  /** Starts the handshake as client. */
  start(): void {
    this.#dtls.start();
  }

  /** Takes one packet other than STUN, from an address that ICE knows. Returns whether it was authentic and new. */
  receive(packet: Buffer, arrivalMs: number): boolean {
    const { counters } = this.#options;
    const first = packet[0] ?? 0;
    let isAuthentic = false;
    if (first >= 128 && first <= 191) {
      if (this.#media === undefined) counters['media-too-early'] += 1;
      else
        isAuthentic = isRtcpPacket(packet)
          ? this.#media.receiveRtcp(packet, arrivalMs)
          : this.#media.receiveRtp(packet, arrivalMs);
    } else if (first >= 20 && first <= 63) isAuthentic = this.#dtls.receive(packet, arrivalMs);
    else counters['unknown-kind'] += 1;
    if (isAuthentic) this.#silence.noteHeard(arrivalMs);
    return isAuthentic;
  }

  /** Records that ICE received an authentic check. */
  noteAuthentic(nowMs: number): void {
    this.#hasArrived = true;
    if (this.#keys !== undefined) this.#silence.noteHeard(nowMs);
  }

  /** Sends one Opus frame. `audioLevel`: -dBov, 0 to 127, or -1 = not given. */
  sendOpus(
    payload: Uint8Array,
    length: number,
    rtpTimestamp: number,
    isFirstOfSpurt: boolean,
    audioLevel: number,
  ): void {
    if (this.#media === undefined || this.#isClosed) this.#options.counters['send-not-connected'] += 1;
    else this.#media.sendOpus(payload, length, rtpTimestamp, isFirstOfSpurt, this.#options.nowMs(), audioLevel);
  }

  /** Packets that declared silence and were not decrypted. */
  get unopenedPackets(): number {
    return this.#media?.unopenedPackets ?? 0;
  }

  sendMessage(text: string): boolean {
    return !this.#isClosed && (this.#channel?.sendMessage(text) ?? false);
  }

  /** The channel `files`; undefined = there is none yet. */
  get files(): DataChannel['files'] | undefined {
    return this.#isClosed ? undefined : this.#channel?.files;
  }

  bufferedBytes(): number {
    return this.#channel?.bufferedBytes() ?? 0;
  }

  quality(): LinkQuality {
    return this.#media?.quality() ?? { lossInboundPercent: 0, lossOutboundPercent: 0 };
  }

  /** Sends due reports, and detects that the peer is gone. Call it several times a second. */
  tick(nowMs: number): void {
    if (this.#isClosed) return;
    const silentMs = this.#silence.look(nowMs);
    if (this.#keys === undefined) {
      if (silentMs > CONNECT_TIMEOUT_MS) this.close('failed', 'no connection was established');
      else if (silentMs > FIRST_CHECK_TIMEOUT_MS && !this.#hasArrived && this.#options.role === 'server')
        this.close('failed', 'no connectivity check arrived');
    } else if (silentMs > PEER_SILENCE_TIMEOUT_MS) this.close('silent', 'the peer fell silent');
    else this.#media?.tick(nowMs);
  }

  close(reason: CloseReason, detail: string): void {
    if (this.#isClosed || this.#isEnding) return;
    this.#isEnding = true;
    this.#options.onEnding?.(reason, detail);
    this.#isClosed = true;
    this.#channel?.close();
    this.#dtls.close();
    this.#options.onClosed(reason, detail);
  }

  #onConnected(keys: SrtpKeyMaterial): void {
    const { counters } = this.#options;
    const nowMs = this.#options.nowMs();
    this.#silence.noteHeard(nowMs);
    this.#keys = keys;
    this.#openMedia();
    this.#channel = new DataChannel({
      role: this.#options.role,
      limits: this.#options.channelLimits,
      remoteMessageBytes: this.#options.remoteMessageBytes,
      counters,
      nowMs,
      send: (packet) => this.#dtls.sendData(packet),
      onOpen: () => this.#options.onChannelOpen(),
      onMessage: (text) => this.#options.onMessage(text),
      onFilesOpen: () => this.#options.onFilesOpen(),
      onFileMessage: (message) => this.#options.onFileMessage(message),
      onFilesClosed: () => this.#options.onFilesClosed(),
      onEnded: (reason, detail) => this.close(reason, detail),
    });
    this.#channel.start();
    this.#options.onConnected();
  }

  #openMedia(): void {
    if (this.#keys === undefined || this.#terms === undefined) return;
    const { counters, onOpus, send, wallClockOffsetMs } = this.#options;
    const nowMs = this.#options.nowMs();
    const common = { keys: this.#keys, counters, onOpus, send, nowMs, wallClockOffsetMs };
    this.#media = new MediaSession({ ...this.#terms, ...common });
  }
}
