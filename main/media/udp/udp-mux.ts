import { success, type Result } from '../../../shared/result.ts';
import type { IceCredentials } from '../../../shared/sdp/sdp-transport.ts';
import type { IceLiteAgent, IcePath } from '../ice/ice-lite.ts';
import {
  encodeBindingSuccess,
  hasValidIntegrity,
  parseStun,
  STUN_BINDING_REQUEST,
  STUN_BINDING_SUCCESS,
  type StunMessage,
} from '../ice/stun.ts';
import type { PacketCarrier, PacketSender } from './packet-carrier.ts';
import { RouteTable } from './route-table.ts';
import { UdpPort, type UdpPortOptions } from './udp-port.ts';

/** One peer behind the shared socket. */
export interface MuxPeer {
  readonly ice: IceLiteAgent;
  /** An authentic connectivity check arrived. */
  onCheck(nowMs: number): void;
  /** A packet other than STUN arrived from one of the peer's addresses. Returns whether it was authentic and new. */
  onPacket(packet: Buffer, nowMs: number): boolean;
}

/** Lets in clients that come without signalling: their checks name a fragment that no peer has. */
export interface MuxArrivals {
  /** Returns the password of a fragment that a client may have made itself; undefined = it is none. */
  passwordOf(hostFragment: string): string | undefined;
  /** Attaches a peer for a client that has proved that it knows the password. Returns undefined if there is no room. */
  arrive(local: IceCredentials, remoteFragment: string): MuxPeer | undefined;
}

interface Route {
  readonly peer: MuxPeer;
  readonly path: IcePath;
}

export interface UdpMuxOptions extends UdpPortOptions {
  readonly nowMs: () => number;
  /** undefined = only peers that were attached count. */
  readonly arrivals?: MuxArrivals;
}

/** RFC 8839, section 5.4. */
const ICE_FRAGMENT = /^[A-Za-z0-9+/]{4,256}$/;

/** No WebRTC packet exceeds an Ethernet frame. */
const MAX_DATAGRAM_BYTES = 2_048;

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
  readonly #routes = new RouteTable<Route>();
  /** The paths that we have sent a check to, by its transaction. */
  readonly #challenges = new Map<string, Route>();
  /** The id of the check that a path was sent last, as in `#challenges`. */
  readonly #challengeOf = new WeakMap<IcePath, string>();
  #isClosed = false;

  private constructor(udp: UdpPort, options: UdpMuxOptions) {
    this.#udp = udp;
    this.#options = options;
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
    await this.#udp.close();
  }

  #onPacket(carrier: PacketCarrier, packet: Buffer, sender: PacketSender): void {
    const { counters } = this.#options;
    if (packet.length > MAX_DATAGRAM_BYTES) counters.oversized += 1;
    else if (packet.length < 2) counters['unknown-kind'] += 1;
    // A reply is impossible: sending to port 0 throws, in the middle of sending to everybody.
    else if (sender.port === 0) counters['unverified-source'] += 1;
    else if ((packet[0] ?? 0) <= 3) this.#onStun(carrier, packet, sender);
    else {
      const route = this.#routes.get(sender.address, sender.port);
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
    else if (message.type === STUN_BINDING_SUCCESS) this.#onAnswer(packet, message, sender);
    else if (message.type === STUN_BINDING_REQUEST && message.username !== undefined)
      this.#onCheck(carrier, packet, message, sender);
    else counters['stun-unexpected'] += 1;
  }

  #onCheck(carrier: PacketCarrier, packet: Buffer, message: StunMessage, sender: PacketSender): void {
    const { counters } = this.#options;
    const { username = '' } = message;
    const [hostFragment = ''] = username.split(':');
    const peer = this.#peersByFragment.get(hostFragment) ?? this.#meet(packet, message, username);
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

  /** Makes a peer for a client that comes without signalling, once its check proves that it has the invitation. */
  #meet(packet: Buffer, message: StunMessage, username: string): MuxPeer | undefined {
    const { arrivals, counters } = this.#options;
    const [usernameFragment = '', remoteFragment = ''] = username.split(':');
    const password = ICE_FRAGMENT.test(remoteFragment) ? arrivals?.passwordOf(usernameFragment) : undefined;
    if (password === undefined || !hasValidIntegrity(packet, message, password)) {
      counters[password === undefined ? 'stun-unknown-peer' : 'stun-unauthentic'] += 1;
      return undefined;
    }
    const peer = arrivals?.arrive({ usernameFragment, password }, remoteFragment);
    if (peer === undefined) counters['too-many-arrivals'] += 1;
    return peer;
  }

  /** Records an authentic check. Returns whether it is answered. */
  #noteCheck(peer: MuxPeer, carrier: PacketCarrier, message: StunMessage, { address, port }: PacketSender): boolean {
    const { counters } = this.#options;
    const nowMs = this.#options.nowMs();
    if (this.#isTaken(peer, { address, port }, nowMs)) {
      counters['address-taken'] += 1;
      return false;
    }
    const { transactionId, hasUseCandidate } = message;
    const checked = peer.ice.onCheck({ carrier, address, port, transactionId, isNomination: hasUseCandidate }, nowMs);
    if (checked.kind === 'replayed' || checked.kind === 'too-many') {
      counters[checked.kind === 'replayed' ? 'stun-replayed' : 'too-many-addresses'] += 1;
      return false;
    }
    const { path } = checked;
    for (const dropped of checked.dropped) this.#forget(peer, dropped);
    // Packets from a new address count at once, but one that another peer used must be proven first.
    const owner = this.#routes.get(address, port)?.peer ?? peer;
    if (owner === peer || path.isProven) this.#addRoute(peer, path);
    if (checked.kind === 'fresh' && (path.isProven || !peer.ice.paths.some(({ isProven }) => isProven)))
      peer.onCheck(nowMs);
    this.#challenge(peer, path, nowMs);
    return true;
  }

  /** Returns whether another peer is using an address. */
  #isTaken(peer: MuxPeer, { address, port }: Pick<IcePath, 'address' | 'port'>, nowMs: number): boolean {
    const current = this.#routes.get(address, port);
    return current !== undefined && current.peer !== peer && nowMs - current.path.aliveAtMs < ADDRESS_CLAIM_MS;
  }

  #challenge(peer: MuxPeer, path: IcePath, nowMs: number): void {
    const challenge = peer.ice.challenge(path, nowMs);
    if (challenge === undefined) return;
    this.#forgetChallenge(path);
    const transaction = path.challengeId.toString('latin1');
    this.#challenges.set(transaction, { peer, path });
    this.#challengeOf.set(path, transaction);
    path.carrier.send(challenge, path.port, path.address);
  }

  /** Forgets the check that a path was sent last. The path may have another id for the next one already. */
  #forgetChallenge(path: IcePath): void {
    this.#challenges.delete(this.#challengeOf.get(path) ?? '');
  }

  /** Takes the answer to a check of ours, which proves the address that it comes from. */
  #onAnswer(packet: Buffer, message: StunMessage, sender: PacketSender): void {
    const { counters } = this.#options;
    const transaction = message.transactionId.toString('latin1');
    const challenged = this.#challenges.get(transaction);
    if (challenged?.path.port !== sender.port || challenged.path.address !== sender.address) {
      counters['stun-unexpected'] += 1;
      return;
    }
    const { peer, path } = challenged;
    if (!hasValidIntegrity(packet, message, peer.ice.remote.password)) {
      counters['stun-unauthentic'] += 1;
      return;
    }
    this.#challenges.delete(transaction);
    if (this.#isTaken(peer, path, this.#options.nowMs())) counters['address-taken'] += 1;
    else {
      peer.ice.prove(path);
      this.#addRoute(peer, path);
    }
  }

  #addRoute(peer: MuxPeer, path: IcePath): void {
    if (this.#routes.get(path.address, path.port)?.path !== path)
      this.#routes.set(path.address, path.port, { peer, path });
  }

  #forget(peer: MuxPeer, path: IcePath): void {
    this.#forgetChallenge(path);
    if (this.#routes.get(path.address, path.port)?.peer === peer) this.#routes.delete(path.address, path.port);
  }
}
