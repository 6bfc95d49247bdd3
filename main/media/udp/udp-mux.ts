import { isIPv6 } from 'node:net';
import type { Duplex } from 'node:stream';
import { failure, success, type Result } from '../../../shared/result.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import type { IcePath, PathPlace } from '../ice/ice-lite.ts';
import { normalIpAddress } from '../ice/ip-address.ts';
import type { PunchTarget } from '../ice/punch-list.ts';
import { StunQueries, type OuterAddress } from '../ice/stun-queries.ts';
import {
  encodeBindingSuccess,
  hasValidIntegrity,
  parseStun,
  STUN_BINDING_REQUEST,
  STUN_BINDING_SUCCESS,
  type StunMessage,
} from '../ice/stun.ts';
import { TcpCarrier } from '../tcp/tcp-carrier.ts';
import { GuestPunching } from './guest-punching.ts';
import { meetArrival } from './meet-arrival.ts';
import type { MuxArrivals, MuxPeer } from './mux-peer.ts';
import type { PacketCarrier, PacketSender } from '../ice/packet-carrier.ts';
import { RouteTable } from './route-table.ts';
import { UdpPort, type UdpPortOptions } from './udp-port.ts';

interface Route {
  readonly peer: MuxPeer;
  readonly path: IcePath;
}

/** A check of ours, which proves that the peer receives at a place once it is answered from there. */
interface AwaitedAnswer {
  readonly peer: MuxPeer;
  readonly place: PathPlace;
}

export interface UdpMuxOptions extends UdpPortOptions {
  readonly nowMs: () => number;
  /** May change; not given = only peers that were attached count. */
  readonly arrivals?: readonly MuxArrivals[];
}

/** No WebRTC packet exceeds an Ethernet frame. */
const MAX_DATAGRAM_BYTES = 2_048;

/** TCP connections of one peer. A browser opens one from each of its networks to each address of the host. */
const MAX_CONNECTIONS = 8;

/**
 * An address belongs to a peer while checks or authentic packets of that peer arrive from it. A client sends one or the
 * other at least every 2.5 s.
 */
const ADDRESS_CLAIM_MS = 5_000;

/**
 * One UDP port for all peers. A packet only counts if a connectivity check, signed with a password from signalling, has
 * come from its address and named its peer. The host sends media only to addresses where the peer has answered a check
 * of the host (`IceLiteAgent`).
 */
export class UdpMux {
  readonly #udp: UdpPort;
  readonly #options: UdpMuxOptions;
  readonly #peersByFragment = new Map<string, MuxPeer>();
  readonly #routes: Readonly<Record<PacketCarrier['transport'], RouteTable<Route>>> = {
    udp: new RouteTable(),
    tcp: new RouteTable(),
  };
  /** The checks of ours that may be answered, by their transactions. */
  readonly #awaited = new Map<string, AwaitedAnswer>();
  /** The id of the check that a path was sent last, as in `#awaited`. */
  readonly #challengeOf = new WeakMap<IcePath, string>();
  readonly #punching: GuestPunching;
  readonly #queries: StunQueries;
  /** The listeners for requests without credentials, by their transactions. */
  readonly #probes = new Map<string, () => void>();
  #isClosed = false;

  private constructor(udp: UdpPort, options: UdpMuxOptions) {
    this.#udp = udp;
    this.#options = options;
    const { bindAddress, nowMs } = options;
    this.#punching = new GuestPunching({ bindAddress, nowMs, send: (peer, target) => this.#punch(peer, target) });
    this.#queries = new StunQueries({
      schedule: scheduleTimer,
      send: (packet, port, address) => udp.send(packet, port, address),
    });
    udp.receive((packet, sender) => this.#onPacket(udp, packet, sender));
  }

  /** Opens the port. */
  static async open(options: UdpMuxOptions): Promise<Result<UdpMux, 'port-in-use' | 'bind-failed'>> {
    const opened = await UdpPort.open(options);
    return opened.ok ? success(new UdpMux(opened.value, options)) : opened;
  }

  get port(): number {
    return this.#udp.port;
  }

  attach(peer: MuxPeer): void {
    this.#peersByFragment.set(peer.ice.local.usernameFragment, peer);
  }

  detach(peer: MuxPeer): void {
    this.#peersByFragment.delete(peer.ice.local.usernameFragment);
    for (const path of peer.ice.paths) this.#forget(peer, path);
    for (const { transactionId } of this.#punching.stop(peer)) this.#awaited.delete(keyOf(transactionId));
  }

  /**
   * Sends checks to a place where the peer may receive, if it is one that a guest may name (`PunchList`). Only for
   * peers that have shown the lobby's secret. `candidate` is as in `a=candidate`; limits count by `addressGroup`.
   */
  addCandidate(peer: MuxPeer, candidate: string, addressGroup = ''): void {
    if (this.#peersByFragment.get(peer.ice.local.usernameFragment) === peer)
      this.#punching.add(peer, candidate, addressGroup);
  }

  /**
   * Takes packets from a TCP connection, each behind its length (RFC 4571), until it ends. `onConfirmed` runs once a
   * peer has proved itself on it; before that, the caller limits how long it may last.
   */
  acceptStream(stream: Duplex, sender: PacketSender, onConfirmed: () => void): void {
    const carrier = new TcpCarrier(stream, {
      counters: this.#options.counters,
      maxPacketBytes: MAX_DATAGRAM_BYTES,
      onConfirmed,
      onPacket: (packet) => this.#onPacket(carrier, packet, sender),
      onClosed: () => {
        const route = this.#routes.tcp.get(sender.address, sender.port);
        if (route?.path.carrier !== carrier) return;
        route.peer.ice.lose(route.path);
        this.#forget(route.peer, route.path);
      },
    });
  }

  /** Asks a STUN server for this port's outer address in the family of the server's address. */
  askStunServer({ address, port }: PacketSender): Promise<Result<OuterAddress, 'no-answer'>> {
    const server = normalIpAddress(address);
    if (server === undefined || port === 0 || !this.#udp.has(isIPv6(server) ? 6 : 4))
      return Promise.resolve(failure('no-answer', `The host cannot send to ${address}.`));
    return this.#queries.ask({ address: server, port });
  }

  /** Sends to the address that the peer chose. `packet` must not change afterwards. */
  send(peer: MuxPeer, packet: Buffer): void {
    const path = peer.ice.selected;
    if (path === undefined || this.#isClosed) this.#options.counters['send-not-connected'] += 1;
    else path.carrier.send(packet, path.port, path.address);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#punching.close();
    this.#queries.close();
    await this.#udp.close();
  }

  /**
   * Calls `onArrived` for each Binding request without credentials that has this transaction (12 bytes), from any
   * sender: a try from outside whether packets get in. Returns a function that ends this.
   */
  expectProbe(transactionId: Buffer, onArrived: () => void): () => void {
    const transaction = keyOf(transactionId);
    this.#probes.set(transaction, onArrived);
    return () => void this.#probes.delete(transaction);
  }

  #onPacket(carrier: PacketCarrier, packet: Buffer, sender: PacketSender): void {
    const { counters } = this.#options;
    if (packet.length > MAX_DATAGRAM_BYTES) counters.oversized += 1;
    else if (packet.length < 2) counters['unknown-kind'] += 1;
    // A reply is impossible: sending to port 0 throws, in the middle of sending to everybody.
    else if (sender.port === 0) counters['unverified-source'] += 1;
    else if ((packet[0] ?? 0) <= 3) this.#onStun(carrier, packet, sender);
    else {
      const route = this.#routes[carrier.transport].get(sender.address, sender.port);
      if (route === undefined) counters['unverified-source'] += 1;
      else {
        const nowMs = this.#options.nowMs();
        if (route.peer.onPacket(packet, nowMs)) route.peer.ice.onPacket(route.path, nowMs);
      }
    }
  }

  #onStun(carrier: PacketCarrier, packet: Buffer, sender: PacketSender): void {
    const { counters } = this.#options;
    const message = parseStun(packet);
    if (message === undefined) counters['stun-malformed'] += 1;
    else if (message.type === STUN_BINDING_SUCCESS) this.#onAnswer(carrier, packet, message, sender);
    else if (message.type === STUN_BINDING_REQUEST && message.username !== undefined)
      this.#onCheck(carrier, packet, message, sender);
    else {
      const onArrived =
        message.type === STUN_BINDING_REQUEST ? this.#probes.get(keyOf(message.transactionId)) : undefined;
      if (onArrived === undefined) counters['stun-unexpected'] += 1;
      else onArrived();
    }
  }

  #onCheck(carrier: PacketCarrier, packet: Buffer, message: StunMessage, sender: PacketSender): void {
    const { counters, arrivals = [] } = this.#options;
    const { username = '' } = message;
    const [hostFragment = ''] = username.split(':');
    const peer = this.#peersByFragment.get(hostFragment) ?? meetArrival(arrivals, packet, message, counters);
    if (peer === undefined) return;
    if (!peer.ice.isUsername(username)) {
      counters['stun-unknown-peer'] += 1;
      return;
    }
    const { password } = peer.ice.local;
    if (!hasValidIntegrity(packet, message, password)) {
      counters['stun-unauthentic'] += 1;
      return;
    }
    if (!this.#noteCheck(peer, carrier, message, sender)) return;
    const answer = encodeBindingSuccess(message.transactionId, sender.address, sender.port, password);
    if (answer !== undefined) carrier.send(answer, sender.port, sender.address);
  }

  /** Records an authentic check. Returns whether it is answered. */
  #noteCheck(peer: MuxPeer, carrier: PacketCarrier, message: StunMessage, { address, port }: PacketSender): boolean {
    const { counters } = this.#options;
    const nowMs = this.#options.nowMs();
    if (this.#isTaken(peer, { carrier, address, port }, nowMs)) {
      counters['address-taken'] += 1;
      return false;
    }
    if (carrier.transport === 'tcp' && isOneTooMany(peer, carrier)) {
      counters['too-many-addresses'] += 1;
      carrier.release();
      return false;
    }
    const { transactionId, hasUseCandidate } = message;
    const checked = peer.ice.onCheck({ carrier, address, port, transactionId, isNomination: hasUseCandidate }, nowMs);
    if (checked.kind === 'replayed' || checked.kind === 'too-many') {
      counters[checked.kind === 'replayed' ? 'stun-replayed' : 'too-many-addresses'] += 1;
      return false;
    }
    if (checked.kind === 'fresh') carrier.confirm();
    const { path } = checked;
    for (const dropped of checked.dropped) this.#forget(peer, dropped);
    // Packets from a new address count at once, but one that another peer used must be proven first.
    const owner = this.#routes[carrier.transport].get(address, port)?.peer ?? peer;
    if (owner === peer || path.isProven) this.#addRoute(peer, path);
    if (checked.kind === 'fresh' && (path.isProven || !peer.ice.paths.some(({ isProven }) => isProven)))
      peer.onCheck(nowMs);
    this.#challenge(peer, path, nowMs);
    return true;
  }

  /** Returns whether another peer is using an address. */
  #isTaken(peer: MuxPeer, { carrier, address, port }: PathPlace, nowMs: number): boolean {
    const current = this.#routes[carrier.transport].get(address, port);
    return current !== undefined && current.peer !== peer && nowMs - current.path.aliveAtMs < ADDRESS_CLAIM_MS;
  }

  #challenge(peer: MuxPeer, path: IcePath, nowMs: number): void {
    const challenge = peer.ice.challenge(path, nowMs);
    if (challenge === undefined) return;
    this.#forgetChallenge(path);
    const transaction = keyOf(path.challengeId);
    this.#awaited.set(transaction, { peer, place: path });
    this.#challengeOf.set(path, transaction);
    path.carrier.send(challenge, path.port, path.address);
  }

  /** Forgets the check that a path was sent last. The path may have another id for the next one already. */
  #forgetChallenge(path: IcePath): void {
    this.#awaited.delete(this.#challengeOf.get(path) ?? '');
  }

  #punch(peer: MuxPeer, { address, port, transactionId }: PunchTarget): void {
    this.#awaited.set(keyOf(transactionId), { peer, place: { carrier: this.#udp, address, port } });
    this.#udp.send(peer.ice.encodeCheck(transactionId), port, address);
  }

  /** Takes the answer to a check of ours, which proves the address that it comes from, or that of a STUN server. */
  #onAnswer(carrier: PacketCarrier, packet: Buffer, message: StunMessage, sender: PacketSender): void {
    const { counters } = this.#options;
    const transaction = keyOf(message.transactionId);
    const awaited = this.#awaited.get(transaction);
    if (awaited === undefined && carrier === this.#udp && this.#queries.receive(message, sender)) return;
    const { place } = awaited ?? {};
    if (
      awaited === undefined ||
      place?.port !== sender.port ||
      place.address !== sender.address ||
      place.carrier !== carrier
    ) {
      counters['stun-unexpected'] += 1;
      return;
    }
    const { peer } = awaited;
    if (!hasValidIntegrity(packet, message, peer.ice.remote.password)) {
      counters['stun-unauthentic'] += 1;
      return;
    }
    this.#awaited.delete(transaction);
    const nowMs = this.#options.nowMs();
    if (this.#isTaken(peer, place, nowMs)) {
      counters['address-taken'] += 1;
      return;
    }
    const path = peer.ice.onAnswered(place, nowMs);
    if (path === undefined) counters['too-many-addresses'] += 1;
    else {
      this.#addRoute(peer, path);
      peer.onCheck(nowMs);
    }
  }

  #addRoute(peer: MuxPeer, path: IcePath): void {
    const routes = this.#routes[path.carrier.transport];
    if (routes.get(path.address, path.port)?.path !== path) routes.set(path.address, path.port, { peer, path });
  }

  #forget(peer: MuxPeer, path: IcePath): void {
    this.#forgetChallenge(path);
    const routes = this.#routes[path.carrier.transport];
    if (routes.get(path.address, path.port)?.peer === peer) routes.delete(path.address, path.port);
    path.carrier.release();
  }
}

function isOneTooMany({ ice }: MuxPeer, carrier: PacketCarrier): boolean {
  const connections = ice.paths.filter((path) => path.carrier.transport === 'tcp');
  return connections.length >= MAX_CONNECTIONS && connections.every((path) => path.carrier !== carrier);
}

function keyOf(transactionId: Buffer): string {
  return transactionId.toString('latin1');
}
