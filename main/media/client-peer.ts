import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { isIPv4 } from 'node:net';
import { invariant } from '../../shared/invariant.ts';
import type { HostAddress } from '../../shared/protocol/invitation/invitation.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { parsePeerDescription, type PeerDescription } from '../../shared/sdp/sdp-peer.ts';
import {
  OFFERED_LINES,
  writeCandidate,
  writeSessionDescription,
  type CandidateAddress,
} from '../../shared/sdp/sdp-text.ts';
import { TypedEmitter } from '../../shared/typed-emitter.ts';
import { NO_AUDIO_LEVEL } from './rtp/audio-level.ts';
import { createDropCounters, type DropCounters } from './drop-counters.ts';
import { createDtlsCertificate, type DtlsCertificate } from './dtls/dtls-certificate.ts';
import type { PeerEvents, PeerQuality } from './host-peer.ts';
import { parseCandidate } from './ice/ice-candidate.ts';
import { IceClient } from './ice/ice-client.ts';
import { createIceCredentials } from './ice/ice-credentials.ts';
import { normalIpAddress } from './ice/ip-address.ts';
import { listOwnAddresses } from './ice/own-addresses.ts';
import { parseStun, STUN_BINDING_SUCCESS } from './ice/stun.ts';
import { StunQueries, type OuterAddress } from './ice/stun-queries.ts';
import { mediaParametersOf } from './rtp/media-parameters.ts';
import type { OpusHandler } from './rtp/opus-packet.ts';
import { PeerSession } from './peer-session.ts';
import type { SrtpProfile } from './rtp/srtp-keys.ts';
import type { PacketSender } from './ice/packet-carrier.ts';
import { UdpPort } from './udp/udp-port.ts';
import type { Log } from '../../shared/log.ts';

export interface ClientPeerOptions {
  /** Called with slot 0. */
  readonly onOpus: OpusHandler;
  /** Monotonic clock. */
  readonly nowMs: () => number;
  /** Binds to 127.0.0.1, and can then reach hosts on this machine only. */
  readonly loopbackOnly?: boolean;
  /** Offered in DTLS; the default is every known one. */
  readonly srtpProfiles?: readonly SrtpProfile[];
  /** Servers that tell this machine's address on the internet, so that a host behind a router can reach it. */
  readonly stunServers?: readonly HostAddress[];
  /**
   * Receives each address on the internet, as the value of `a=candidate`, that a STUN server tells after the offer was
   * written. The caller sends it to hosts that accept it.
   */
  readonly onCandidate?: (candidate: string) => void;
  /** Receives every exception thrown by a listener of the peer's events. */
  readonly log: Log;
}

// Chromium's payload types and header extension, so that nothing depends on other values.
const OPUS_PAYLOAD_TYPE = 111;
const RED_PAYLOAD_TYPE = 63;
const AUDIO_LEVEL_ID = 1;

/** Limit for messages from the host, whose largest is the scene of a full lobby. */
const MAX_MESSAGE_BYTES = 262_144;
const CHANNEL_LIMITS = {
  messageBytes: MAX_MESSAGE_BYTES,
  messagesPerSecond: 1_000,
  messageBurst: 5_000,
  waitingBytes: 2 * MAX_MESSAGE_BYTES,
  files: { messageBytes: MAX_MESSAGE_BYTES, messagesPerSecond: 1_000, messageBurst: 5_000 },
};

/** Reports are checked as often as on the host. */
const TICK_MS = 250;

const LOOPBACK = '127.0.0.1';

/** The offer waits this long for STUN servers; most answer within a tenth of it. */
const STUN_WAIT_MS = 500;

/**
 * Opens a UDP port of both address families and creates an offer for a host, with this machine's own addresses and
 * those that STUN servers tell within half a second. Rejects if the system has no port.
 */
export async function createClientPeer(options: ClientPeerOptions): Promise<ClientPeer> {
  const counters = createDropCounters();
  const bindAddress = options.loopbackOnly === true ? LOOPBACK : '::';
  const opened = await UdpPort.open({ bindAddress, port: 0, counters });
  if (!opened.ok) throw new Error(opened.error.message);
  const peer = new ClientPeer(options, { udp: opened.value, counters, certificate: await createDtlsCertificate() });
  await peer.writeOffer();
  return peer;
}

/** The parts of a peer. */
interface ClientPeerParts {
  readonly udp: UdpPort;
  readonly counters: DropCounters;
  readonly certificate: DtlsCertificate;
}

/** A participant's connection without a browser: for the terminal client, for bots and for tests. */
export class ClientPeer {
  readonly events: TypedEmitter<PeerEvents>;
  readonly #options: ClientPeerOptions;
  readonly #udp: UdpPort;
  readonly #certificate: DtlsCertificate;
  readonly #local = createIceCredentials();
  readonly #localSsrc = randomBytes(4).readUInt32BE();
  readonly #counters: DropCounters;
  readonly #queries: StunQueries;
  readonly #candidates: CandidateAddress[];
  #offerSdp = '';
  #ice: IceClient | undefined;
  #session: PeerSession | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: ClientPeerOptions, { udp, counters, certificate }: ClientPeerParts) {
    this.#options = options;
    this.#udp = udp;
    this.#counters = counters;
    this.#certificate = certificate;
    this.events = new TypedEmitter((error) => options.log.error('A listener of the connection failed.', error));
    const own = options.loopbackOnly === true ? [LOOPBACK] : localAddresses();
    this.#candidates = own.map((host) => ({ host, port: udp.port }));
    this.#queries = new StunQueries({
      schedule: scheduleTimer,
      send: (packet, port, address) => udp.send(packet, port, address),
    });
    udp.receive((packet, sender) => this.#onPacket(packet, sender));
  }

  get offerSdp(): string {
    return this.#offerSdp;
  }

  /** The address of the host that answered first; undefined before. */
  get hostAddress(): HostAddress | undefined {
    const selected = this.#ice?.selected;
    return selected === undefined ? undefined : { host: selected.address, port: selected.port };
  }

  /** Asks the STUN servers, and writes the offer once they have answered, or half a second later. */
  async writeOffer(): Promise<void> {
    const asked = (this.#options.stunServers ?? []).map((server) => this.#askStunServer(server));
    if (asked.length > 0) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, STUN_WAIT_MS)));
      await Promise.race([Promise.all(asked), late]);
      clearTimeout(timer);
    }
    this.#offerSdp = writeSessionDescription({
      kind: 'offer',
      sessionId: randomBytes(6).readUIntBE(0, 6).toString(),
      ice: this.#local,
      fingerprint: this.#certificate.fingerprint,
      lines: OFFERED_LINES,
      taggedMid: '0',
      opusPayloadType: OPUS_PAYLOAD_TYPE,
      redPayloadType: RED_PAYLOAD_TYPE,
      audioLevelId: AUDIO_LEVEL_ID,
      ssrc: this.#localSsrc,
      maxMessageBytes: MAX_MESSAGE_BYTES,
      candidates: this.#candidates,
    });
  }

  /** Takes the host's answer and begins to connect; `connected` or `closed` reports the outcome. */
  async accept(answerSdp: string): Promise<Result<void, 'bad-answer'>> {
    invariant(this.#session === undefined, 'a client takes one answer');
    const answer = parsePeerDescription(answerSdp);
    if (!answer.ok) return failure('bad-answer', answer.error.message);
    if (answer.value.setup === 'active')
      return failure('bad-answer', 'The answer says a=setup:active; the host must be the DTLS server.');
    const candidates = answer.value.candidates
      .flatMap((value) => parseCandidate(value) ?? [])
      .filter(({ address }) => this.#udp.has(isIPv4(address) ? 4 : 6))
      .sort((a, b) => b.priority - a.priority);
    if (candidates.length === 0)
      return failure('bad-answer', 'The answer names no address of the host that this machine can send to.');
    const session = this.#createSession(answer.value);
    this.#session = session;
    this.#ice = new IceClient({
      local: this.#local,
      remote: answer.value.ice,
      candidates,
      counters: this.#counters,
      send: (packet, address, port) => this.#udp.send(packet, port, address),
      onSelected: () => session.start(),
      onCheckAnswered: (nowMs) => session.noteAuthentic(nowMs),
    });
    this.#tick();
    return success(undefined);
  }

  /**
   * Sends one Opus frame; drops and counts it until connected. `audioLevel` is its level in -dBov, 0 to 127; -1 = not
   * given.
   */
  sendOpus(
    payload: Uint8Array,
    length: number,
    rtpTimestamp: number,
    isFirstOfSpurt: boolean,
    audioLevel = NO_AUDIO_LEVEL,
  ): void {
    if (this.#session === undefined) this.#counters['send-not-connected'] += 1;
    else this.#session.sendOpus(payload, length, rtpTimestamp, isFirstOfSpurt, audioLevel);
  }

  /** Sends on the data channel; returns false if it is not open or too much is waiting already. */
  sendMessage(text: string): boolean {
    return this.#session?.sendMessage(text) ?? false;
  }

  /** Opens the channel `files`; `filesOpen` reports it. Only hosts whose `joined` accepts it take it. */
  openFiles(): void {
    this.#session?.files?.request();
  }

  /** Sends on the channel `files`, text or binary; returns false if it is not open. */
  sendFileMessage(message: string | Uint8Array): boolean {
    return this.#session?.files?.send(message) ?? false;
  }

  quality(): PeerQuality {
    if (this.#session === undefined) return { lossToHostPercent: 0, lossFromHostPercent: 0 };
    const { lossInboundPercent, lossOutboundPercent, ...roundTrip } = this.#session.quality();
    return { ...roundTrip, lossToHostPercent: lossOutboundPercent, lossFromHostPercent: lossInboundPercent };
  }

  /** Returns how many packets were dropped, by reason. */
  dropped(): Readonly<Record<string, number>> {
    return { ...this.#counters };
  }

  /** Notifies the host and closes the port. Emits `closed` with reason `local` unless it is closed already. */
  async close(): Promise<void> {
    this.#session?.close('local', 'closed by the client');
    this.#release();
  }

  #createSession(answer: PeerDescription): PeerSession {
    const { nowMs, onOpus, srtpProfiles } = this.#options;
    return new PeerSession({
      role: 'client',
      certificate: this.#certificate,
      remoteFingerprints: answer.fingerprints,
      ...(srtpProfiles === undefined ? {} : { srtpProfiles }),
      media: { slot: 0, parameters: mediaParametersOf(answer, this.#localSsrc) },
      channelLimits: CHANNEL_LIMITS,
      remoteMessageBytes: answer.maxMessageBytes,
      counters: this.#counters,
      nowMs,
      wallClockOffsetMs: Date.now() - nowMs(),
      onOpus,
      send: (packet) => this.#send(packet),
      onConnected: () => this.events.emit('connected', undefined),
      onChannelOpen: () => this.events.emit('channelOpen', undefined),
      onMessage: (text) => this.events.emit('message', text),
      onFilesOpen: () => this.events.emit('filesOpen', undefined),
      onFileMessage: (message) => this.events.emit('fileMessage', message),
      onFilesClosed: () => this.events.emit('filesClosed', undefined),
      onClosed: (reason, detail) => {
        this.#release();
        this.events.emit('closed', { reason, detail });
      },
    });
  }

  /** Asks a server for the outer address of this port in each family. */
  async #askStunServer({ host, port }: HostAddress): Promise<void> {
    const found = await lookup(host, { all: true }).catch(() => []);
    const servers = [4, 6].flatMap((family) => {
      const server = found.find((one) => one.family === family);
      const address = server === undefined ? undefined : normalIpAddress(server.address);
      return address === undefined || !this.#udp.has(family === 4 ? 4 : 6) ? [] : [{ address, port }];
    });
    await Promise.all(
      servers.map(async (server) => {
        const outer = await this.#queries.ask(server);
        if (outer.ok) this.#addOuter(outer.value);
      }),
    );
  }

  #addOuter({ address, port }: OuterAddress): void {
    const isKnown = this.#candidates.some((known) => known.host === address && known.port === port);
    if (isKnown || this.#isClosed) return;
    const candidate = { kind: 'srflx', host: address, port } as const;
    this.#candidates.push(candidate);
    if (this.#offerSdp !== '') this.#options.onCandidate?.(writeCandidate(candidate, this.#candidates.length - 1));
  }

  #onPacket(packet: Buffer, sender: PacketSender): void {
    const { address, port } = sender;
    const nowMs = this.#options.nowMs();
    const selected = this.#ice?.selected;
    if (packet.length < 2 || this.#isClosed) this.#counters['unknown-kind'] += 1;
    else if ((packet[0] ?? 0) <= 3) {
      const answer = this.#queries.isWaiting ? parseStun(packet) : undefined;
      if (answer?.type === STUN_BINDING_SUCCESS && this.#queries.receive(answer, sender)) return;
      this.#ice?.receive(packet, address, port, nowMs);
    } else if (selected?.port !== port || selected.address !== address) this.#counters['unverified-source'] += 1;
    else this.#session?.receive(packet, nowMs);
  }

  #send(packet: Buffer): void {
    const target = this.#ice?.selected;
    if (target === undefined || this.#isClosed) this.#counters['send-not-connected'] += 1;
    else this.#udp.send(packet, target.port, target.address);
  }

  #tick(): void {
    if (this.#isClosed) return;
    const nowMs = this.#options.nowMs();
    const nextCheckMs = this.#ice?.tick(nowMs) ?? nowMs;
    this.#session?.tick(nowMs);
    if (!this.#isClosed)
      this.#timer = setTimeout(() => this.#tick(), Math.max(1, Math.min(TICK_MS, nextCheckMs - nowMs)));
  }

  #release(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#queries.close();
    clearTimeout(this.#timer);
    void this.#udp.close();
  }
}

/** Lists the addresses for an offer. IPv6 needs no loopback: a host on this machine has 127.0.0.1 as well. */
function localAddresses(): string[] {
  return listOwnAddresses()
    .filter(({ address, isLoopback }) => isIPv4(address) || !isLoopback)
    .map(({ address }) => address);
}
