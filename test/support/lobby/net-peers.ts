import { createEntryLog } from '../../../shared/log.ts';
import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { createClientPeer, type ClientPeer } from '../../../main/media/client-peer.ts';
import { createDropCounters } from '../../../main/media/drop-counters.ts';
import { createDtlsCertificate, type DtlsCertificate } from '../../../main/media/dtls/dtls-certificate.ts';
import { DtlsSession } from '../../../main/media/dtls/dtls-session.ts';
import type { HostPeer } from '../../../main/media/host-peer.ts';
import type { PeerRole } from '../../../main/media/peer-table.ts';
import { parseCandidate } from '../../../main/media/ice/ice-candidate.ts';
import { IceClient } from '../../../main/media/ice/ice-client.ts';
import { createIceCredentials } from '../../../main/media/ice/ice-credentials.ts';
import { openLoneEndpoint, type LoneEndpoint, type LoneEndpointOptions } from './media-endpoint.ts';
import { MediaSession } from '../../../main/media/rtp/media-session.ts';
import { isRtcpPacket } from '../../../main/media/rtp/rtp.ts';
import { SctpAssociation } from '../../../main/media/sctp/sctp-association.ts';
import { parsePeerDescription } from '../../../shared/sdp/sdp-peer.ts';
import { OFFERED_LINES, writeSessionDescription } from '../../../shared/sdp/sdp-text.ts';
import type { SrtpProfile } from '../../../main/media/rtp/srtp-keys.ts';
import { waitUntil } from '../wait-until.ts';
import { silentLog } from '../silent-log.ts';

/** A frame that an endpoint or client received. */
export interface HeardFrame {
  readonly slot: number;
  readonly text: string;
  readonly isRedundant: boolean;
}

/** An endpoint on loopback whose clock a test can advance. */
export interface TestHost {
  readonly endpoint: LoneEndpoint;
  readonly certificate: DtlsCertificate;
  readonly heard: HeardFrame[];
  /** Logged warnings and errors. */
  readonly logged: string[];
  /** Added to the endpoint's clock. */
  skewMs: number;
}

export async function openTestHost(options: Pick<LoneEndpointOptions, 'direct'> = {}): Promise<TestHost> {
  const heard: HeardFrame[] = [];
  const logged: string[] = [];
  const clock = { skewMs: 0 };
  const certificate = await createDtlsCertificate();
  const opened = await openLoneEndpoint({
    ...options,
    certificate,
    log: createEntryLog(({ level, message }) => {
      if (level === 'error' || level === 'warn') logged.push(message);
    }),
    bindAddress: '127.0.0.1',
    port: 0,
    findCandidates: async (port) => [{ host: '127.0.0.1', port }],
    nowMs: () => performance.now() + clock.skewMs,
    onOpus: ({ slot, payload, offset, length, isRedundant }) =>
      heard.push({ slot, text: Buffer.from(payload.subarray(offset, offset + length)).toString(), isRedundant }),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  return Object.assign(clock, { endpoint: opened.value, certificate, heard, logged });
}

/** Events of a peer. */
export interface PeerLog {
  isConnected: boolean;
  isChannelOpen: boolean;
  readonly messages: string[];
  readonly closed: string[];
}

export function logOf(peer: HostPeer | ClientPeer): PeerLog {
  const log: PeerLog = { isConnected: false, isChannelOpen: false, messages: [], closed: [] };
  peer.events.on('connected', () => (log.isConnected = true));
  peer.events.on('channelOpen', () => (log.isChannelOpen = true));
  peer.events.on('message', (text) => log.messages.push(text));
  peer.events.on('closed', ({ reason }) => log.closed.push(reason));
  return log;
}

export interface JoinedClient {
  readonly client: ClientPeer;
  readonly hostPeer: HostPeer;
  readonly heard: HeardFrame[];
  readonly clientLog: PeerLog;
  readonly hostLog: PeerLog;
}

/** Joins a client and waits until its channel is open at both ends. The host gets what `changeOffer` returns. */
export async function joinClient(
  host: TestHost,
  slot: number,
  srtpProfiles?: readonly SrtpProfile[],
  changeOffer = (offer: string): string => offer,
  role: PeerRole = 'participant',
): Promise<JoinedClient> {
  const heard: HeardFrame[] = [];
  const client = await createClientPeer({
    log: silentLog,
    nowMs: () => performance.now(),
    loopbackOnly: true,
    onOpus: ({ slot: heardSlot, payload, offset, length, isRedundant }) =>
      heard.push({
        slot: heardSlot,
        text: Buffer.from(payload.subarray(offset, offset + length)).toString(),
        isRedundant,
      }),
    ...(srtpProfiles === undefined ? {} : { srtpProfiles }),
  });
  const accepted = await host.endpoint.accept(slot, changeOffer(client.offerSdp), undefined, '', role);
  if (!accepted.ok) throw new Error(accepted.error.message);
  const joined = { client, hostPeer: accepted.value, heard, clientLog: logOf(client), hostLog: logOf(accepted.value) };
  const answered = await client.accept(accepted.value.answerSdp);
  if (!answered.ok) throw new Error(answered.error.message);
  await waitUntil('the channel is open', () => joined.clientLog.isChannelOpen && joined.hostLog.isChannelOpen);
  return joined;
}

/** Whether sound still gets through both ways. Sends until it does. */
export async function expectSoundBothWays(host: TestHost, { client, hostPeer, heard }: JoinedClient): Promise<void> {
  const text = `sound ${randomBytes(4).toString('hex')}`;
  const payload = Buffer.from(text);
  let timestamp = Math.floor(performance.now() * 48);
  await waitUntil('sound gets through both ways', () => {
    timestamp += 960;
    client.sendOpus(payload, payload.length, timestamp, false);
    host.endpoint.sendOpus(hostPeer.slot, payload, payload.length, timestamp, false);
    return (
      host.heard.some((frame) => frame.slot === hostPeer.slot && frame.text === text) &&
      heard.some((frame) => frame.text === text)
    );
  });
}

/** A client whose every layer a test can misuse: socket, ICE, DTLS, SRTP and SCTP. */
export class RawPeer {
  socket: Socket;
  readonly #local = createIceCredentials();
  readonly #ssrc = randomBytes(4).readUInt32BE();
  readonly #certificate: DtlsCertificate;
  readonly counters = createDropCounters();
  /** Every packet that was sent, in order. */
  readonly sent: Buffer[] = [];
  /** The host's SCTP messages: stream, protocol, data. */
  readonly received: (readonly [streamId: number, payloadProtocol: number, data: Buffer])[] = [];
  isEstablished = false;
  ice!: IceClient;
  dtls!: DtlsSession;
  media: MediaSession | undefined;
  sctp: SctpAssociation | undefined;
  hostPort = 0;
  #timer: NodeJS.Timeout | undefined;

  private constructor(socket: Socket, certificate: DtlsCertificate) {
    this.socket = socket;
    this.#certificate = certificate;
  }

  static async open(certificate?: DtlsCertificate): Promise<RawPeer> {
    return new RawPeer(await openSocket(), certificate ?? (await createDtlsCertificate()));
  }

  get offerSdp(): string {
    return writeSessionDescription({
      kind: 'offer',
      sessionId: '1',
      ice: this.#local,
      fingerprint: this.#certificate.fingerprint,
      lines: OFFERED_LINES,
      taggedMid: '0',
      opusPayloadType: 111,
      redPayloadType: 63,
      audioLevelId: 1,
      ssrc: this.#ssrc,
      maxMessageBytes: 65_536,
      candidates: [],
    });
  }

  /** Applies the answer and connects as far as the host allows. */
  accept(answerSdp: string): void {
    const answer = parsePeerDescription(answerSdp);
    if (!answer.ok) throw new Error(answer.error.message);
    const candidates = answer.value.candidates.flatMap((value) => parseCandidate(value) ?? []);
    this.hostPort = candidates[0]!.port;
    this.ice = new IceClient({
      local: this.#local,
      remote: answer.value.ice,
      candidates,
      counters: this.counters,
      send: (packet) => this.send(packet),
      onSelected: () => this.dtls.start(),
      onCheckAnswered: () => {},
    });
    this.dtls = new DtlsSession({
      role: 'client',
      certificate: this.#certificate,
      remoteFingerprints: answer.value.fingerprints,
      counters: this.counters,
      send: (packet) => this.send(packet),
      onConnected: (keys) => {
        const parameters = {
          localSsrc: this.#ssrc,
          remoteSsrc: answer.value.ssrc,
          opusPayloadType: 111,
          redPayloadType: 63,
          audioLevelId: 1,
          maxPacketMs: undefined,
        };
        this.media = new MediaSession({
          slot: 0,
          parameters,
          keys,
          counters: this.counters,
          onOpus: () => {},
          send: (packet) => this.send(packet),
          nowMs: 0,
          wallClockOffsetMs: 0,
        });
        this.sctp = new SctpAssociation({
          isServer: false,
          maxWaitingBytes: 1_000_000,
          counters: this.counters,
          nowMs: performance.now(),
          send: (packet) => this.dtls.sendData(packet),
          onEstablished: () => (this.isEstablished = true),
          onMessage: (...message) => this.received.push(message),
          onStreamsReset: () => {},
          onEnded: () => {},
          onMisbehaved: () => {},
        });
        this.sctp.start();
      },
      onData: (data) => this.sctp?.receive(data, performance.now()),
      onEnded: () => {},
    });
    this.socket.on('message', (packet, sender) => {
      const first = packet[0] ?? 0;
      if (first <= 3) this.ice.receive(packet, sender.address, sender.port, performance.now());
      else if (first <= 63) this.dtls.receive(packet, performance.now());
      else if (isRtcpPacket(packet)) this.media?.receiveRtcp(packet, performance.now());
      else this.media?.receiveRtp(packet, performance.now());
    });
    this.#timer = setInterval(() => this.ice.tick(performance.now()), 25);
  }

  /** Sends any bytes from the peer's own, verified address. */
  send(packet: Buffer): void {
    this.sent.push(packet);
    this.socket.send(packet, this.hostPort, '127.0.0.1');
  }

  /** Sends everything from another socket from now on, as a client whose network has changed. */
  moveTo(socket: Socket): void {
    this.socket.close();
    this.socket = socket;
  }

  /** Ends silently. */
  vanish(): void {
    clearInterval(this.#timer);
    this.socket.close();
  }
}

/** Joins a raw peer and waits until its SCTP association is established. */
export async function joinRawPeer(
  host: TestHost,
  slot: number,
): Promise<{ raw: RawPeer; hostPeer: HostPeer; hostLog: PeerLog }> {
  const raw = await RawPeer.open();
  const accepted = await host.endpoint.accept(slot, raw.offerSdp);
  if (!accepted.ok) throw new Error(accepted.error.message);
  const hostLog = logOf(accepted.value);
  raw.accept(accepted.value.answerSdp);
  await waitUntil('the association is established', () => raw.isEstablished);
  return { raw, hostPeer: accepted.value, hostLog };
}

/** A UDP socket on loopback. */
export async function openSocket(): Promise<Socket> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return socket;
}

export function portOf(socket: Socket): number {
  return (socket.address() as AddressInfo).port;
}
