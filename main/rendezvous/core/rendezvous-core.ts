import {
  RENDEZVOUS_PROTOCOL,
  RENDEZVOUS_VERSION,
  type FromRendezvous,
  type RefusedMessage,
  type ToRendezvous,
} from '../../../shared/rendezvous/messages.ts';
import type { ProvenLink } from '../../../shared/succession/prove-link.ts';
import type { Registration } from '../../../shared/rendezvous/registration.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import { AddressRates } from '../../../shared/address-rates.ts';
import { createCounters, type RendezvousCounters } from './counters.ts';
import * as limits from './limits.ts';
import type { ErrorCode, Office, CorePorts } from './ports.ts';
import type { Peer, PeerDescription, PeerId, RendezvousAction } from './peers.ts';
import { HostDesk } from './host-desk.ts';
import { VisitDesk } from './visit-desk.ts';

const HEAD = { protocol: RENDEZVOUS_PROTOCOL, version: RENDEZVOUS_VERSION } as const;

/** How many of what are there now. */
export interface RendezvousSizes {
  readonly connections: number;
  readonly hosts: number;
  readonly guests: number;
  readonly listed: number;
}

/**
 * A rendezvous without its connections: it takes what arrives and returns what to do. It has no clock, no randomness
 * and nothing of Node, so that any engine can run it. It keeps nothing of a connection that has ended, except the code
 * of a host that may come back.
 */
export class RendezvousCore {
  readonly counters: RendezvousCounters = createCounters();
  readonly #ports: CorePorts;
  readonly #peers = new Map<PeerId, Peer>();
  readonly #groupSizes = new Map<string, number>();
  readonly #connectionRates = new AddressRates(limits.CONNECTION_RATE);
  readonly #findRates = new AddressRates(limits.FIND_RATE);
  readonly #hosts: HostDesk;
  readonly #visits: VisitDesk;
  #actions: RendezvousAction[] = [];
  /** The time of the call that runs. */
  #nowMs = 0;

  constructor(ports: CorePorts) {
    this.#ports = ports;
    const office: Office = {
      counters: this.counters,
      send: (peer: Peer, message: FromRendezvous) => void this.#push({ type: 'send', peer: peer.id, message }),
      admit: (peer: Peer, as: 'host' | 'guest') => void this.#push({ type: 'admit', peer: peer.id, as }),
      complain: (...complaint) => this.#complain(...complaint),
      refuse: (peer: Peer, code: ErrorCode, message: string) => this.#refuse(peer, code, message),
    };
    this.#visits = new VisitDesk(office, ports);
    this.#hosts = new HostDesk(office, ports, this.#visits, (action) => void this.#push(action));
  }

  get sizes(): RendezvousSizes {
    const { size: hosts, listed } = this.#hosts;
    return { connections: this.#peers.size, hosts, guests: this.#visits.size, listed };
  }

  /** Opens a connection: `id` is any number that is not in use. */
  connect(id: PeerId, description: PeerDescription, nowMs: number): readonly RendezvousAction[] {
    this.#nowMs = nowMs;
    const { burst, perSecond } = limits.MESSAGE_RATE;
    const { group } = description;
    const peer: Peer = {
      id,
      description,
      nonce: this.#ports.createNonce(),
      messages: new TokenBucket(burst, perSecond, nowMs),
      openedMs: nowMs,
      lastMessageMs: nowMs,
      hasSpoken: false,
      visitCount: 0,
      held: undefined,
      registering: undefined,
      lobby: undefined,
      visit: undefined,
      roundTripMs: -1,
    };
    this.counters.connections += 1;
    this.#peers.set(id, peer);
    const groupSize = (this.#groupSizes.get(group) ?? 0) + 1;
    this.#groupSizes.set(group, groupSize);
    if (groupSize > limits.MAX_CONNECTIONS_OF_GROUP || !this.#connectionRates.take(group, nowMs))
      this.#refuse(peer, 'too-many', 'Too many connections from your address. Try again in a minute.');
    else {
      const hello = { ...HEAD, type: 'hello', nonce: peer.nonce, timeS: this.#ports.timeS() } as const;
      this.#push({ type: 'send', peer: id, message: hello });
    }
    return this.#takeActions();
  }

  /** Handles a message of a connection. */
  handle(id: PeerId, message: ToRendezvous, nowMs: number): readonly RendezvousAction[] {
    this.#nowMs = nowMs;
    const peer = this.#peers.get(id);
    if (peer !== undefined) this.#receive(peer, message, nowMs);
    return this.#takeActions();
  }

  /** Handles a message that cannot be read. */
  handleUnreadable(id: PeerId, code: 'bad-message' | 'unsupported-version', text: string): readonly RendezvousAction[] {
    const peer = this.#peers.get(id);
    if (peer !== undefined) {
      this.counters.badMessages += 1;
      this.#refuse(peer, code, text);
    }
    return this.#takeActions();
  }

  /** Takes the result of a `prove`; undefined = the proof is wrong. */
  proved(id: PeerId, registration: Registration | undefined, nowMs: number): readonly RendezvousAction[] {
    this.#nowMs = nowMs;
    const peer = this.#peers.get(id);
    const message = peer?.registering;
    if (peer === undefined || message === undefined) return this.#takeActions();
    const held = peer.held ?? [];
    peer.held = undefined;
    peer.registering = undefined;
    if (registration === undefined) {
      this.counters.refusedProofs += 1;
      const { name } = peer.description;
      this.#refuse(peer, 'bad-proof', `The signature doesn't prove that you own the certificate at ${name}.`);
      return this.#takeActions();
    }
    this.#hosts.register(peer, registration, message, nowMs);
    for (const later of held) if (this.#peers.has(id)) this.#dispatch(peer, later, nowMs);
    return this.#takeActions();
  }

  /** Takes the result of a `link`; undefined = the claim is wrong. */
  linked(id: PeerId, chain: number, link: ProvenLink | undefined, nowMs: number): readonly RendezvousAction[] {
    this.#nowMs = nowMs;
    const lobby = this.#peers.get(id)?.lobby;
    if (lobby !== undefined) this.#hosts.succession.linked(lobby, chain, link, nowMs);
    return this.#takeActions();
  }

  /** Takes the result of a `probe`. */
  probed(id: PeerId, result: { transaction: string; udp: boolean; tcp: boolean }): readonly RendezvousAction[] {
    if (this.#peers.has(id)) this.#push({ type: 'send', peer: id, message: { type: 'probed', ...result } });
    return this.#takeActions();
  }

  /** Takes a measured round trip to a connection. */
  setRoundTrip(id: PeerId, roundTripMs: number): void {
    const peer = this.#peers.get(id);
    if (peer !== undefined) peer.roundTripMs = roundTripMs;
  }

  /** Forgets a connection that has ended. */
  disconnect(id: PeerId, nowMs: number): readonly RendezvousAction[] {
    this.#nowMs = nowMs;
    const peer = this.#peers.get(id);
    if (peer !== undefined) this.#forget(peer);
    return this.#takeActions();
  }

  /** Does what time brings. Called about once a second. */
  tick(nowMs: number): readonly RendezvousAction[] {
    this.#nowMs = nowMs;
    for (const peer of this.#peers.values()) this.#checkTime(peer, nowMs);
    this.#hosts.tick(nowMs);
    return this.#takeActions();
  }

  #receive(peer: Peer, message: ToRendezvous, nowMs: number): void {
    peer.lastMessageMs = nowMs;
    peer.hasSpoken = true;
    // What a host passes to a guest counts for the guest.
    const isCounted = message.type !== 'pass' || peer.lobby?.guests.has(message.connection) !== true;
    if (isCounted && !peer.messages.take(1, nowMs)) {
      this.#refuse(peer, 'too-many', 'Too many messages arrived at once.');
      return;
    }
    if (peer.held === undefined) this.#dispatch(peer, message, nowMs);
    else if (peer.held.length < limits.MAX_HELD_MESSAGES) peer.held.push(message);
    else this.#refuse(peer, 'too-many', 'Wait for the answer to `register`.');
  }

  #dispatch(peer: Peer, message: ToRendezvous, nowMs: number): void {
    switch (message.type) {
      case 'register':
        if (peer.lobby !== undefined || peer.visit !== undefined) this.#misplaced(peer, message);
        else {
          peer.held = [];
          peer.registering = message;
          this.#push({ type: 'prove', peer: peer.id, message, nonce: peer.nonce, name: peer.description.name });
        }
        return;
      case 'list':
      case 'renew-code':
      case 'probe':
      case 'pass':
      case 'drop':
      case 'claim':
        if (peer.lobby === undefined) this.#misplaced(peer, message);
        else if (message.type === 'probe') this.#probe(peer, message, nowMs);
        else this.#hosts.handle(peer.lobby, message, nowMs);
        return;
      case 'find':
        if (this.#findRates.take(peer.description.group, nowMs)) {
          this.counters.finds += 1;
          this.#push({ type: 'send', peer: peer.id, message: this.#hosts.find(message) });
        } else this.#complain(peer, 'too-many', 'Too many searches. Wait a moment.');
        return;
      default:
        if (peer.lobby !== undefined) this.#misplaced(peer, message);
        else if (message.type === 'say') this.#visits.say(peer, message.text);
        else if (message.type === 'visit') this.#visit(peer, message, nowMs);
        else this.#visitCode(peer, message.prefix, nowMs);
    }
  }

  /**
   * A stranger finds a lobby only as its host lists it, so no host gets guests that it does not know how to serve. A
   * guest who follows is led to the host that has the lobby now.
   */
  #visit(peer: Peer, { lobby: id, by, follows }: Extract<ToRendezvous, { type: 'visit' }>, nowMs: number): void {
    const isLed = follows === true && by === undefined;
    const lobby = isLed ? this.#hosts.succession.leader(id) : this.#hosts.lobby(id);
    const isAsListed = by === undefined || lobby?.access === by;
    this.#visits.visit(peer, isAsListed ? lobby : undefined, by ?? 'lobby', nowMs);
  }

  #visitCode(peer: Peer, prefix: string, nowMs: number): void {
    const found = this.#hosts.findCode(peer, prefix, nowMs);
    if (found.isKnown) this.#visits.visit(peer, found.lobby, 'code', nowMs);
  }

  #probe(peer: Peer, probe: Extract<ToRendezvous, { type: 'probe' }>, nowMs: number): void {
    if (!peer.description.isProbeable) {
      this.#complain(peer, 'no-probe', "Only public addresses are probed, and yours isn't one.", 'probe');
      return;
    }
    if (!this.#hosts.mayProbe(peer, nowMs)) return;
    this.counters.probes += 1;
    this.#push({ type: 'probe', peer: peer.id, address: peer.description.address, probe });
  }

  #misplaced(peer: Peer, { type }: ToRendezvous): void {
    this.counters.badMessages += 1;
    this.#refuse(peer, 'bad-message', `'${type}' is not expected on this connection.`);
  }

  #checkTime(peer: Peer, nowMs: number): void {
    if (peer.lobby !== undefined) return;
    if (peer.visit !== undefined) {
      if (nowMs - peer.visit.startedMs >= limits.VISIT_TIMEOUT_MS)
        this.#refuse(peer, 'too-many', 'The visit took too long. Join again.');
    } else if (peer.hasSpoken) {
      if (nowMs - peer.lastMessageMs >= limits.SEARCH_TIMEOUT_MS) this.#close(peer);
    } else if (nowMs - peer.openedMs >= limits.FIRST_MESSAGE_TIMEOUT_MS)
      this.#refuse(peer, 'bad-message', 'Nothing arrived in time.');
  }

  #complain(peer: Peer, code: ErrorCode, message: string, about?: RefusedMessage): void {
    if (code === 'too-many' || code === 'busy') this.counters.refused += 1;
    const error = { type: 'error', code, message, ...(about === undefined ? {} : { about }) } as const;
    this.#push({ type: 'send', peer: peer.id, message: error });
  }

  #refuse(peer: Peer, code: ErrorCode, message: string): void {
    this.#complain(peer, code, message);
    this.#close(peer);
  }

  #close(peer: Peer): void {
    this.#push({ type: 'close', peer: peer.id });
    this.#forget(peer);
  }

  #forget(peer: Peer): void {
    if (!this.#peers.delete(peer.id)) return;
    const { group } = peer.description;
    const groupSize = (this.#groupSizes.get(group) ?? 0) - 1;
    if (groupSize > 0) this.#groupSizes.set(group, groupSize);
    else this.#groupSizes.delete(group);
    this.#visits.leave(peer);
    if (peer.lobby !== undefined) this.#hosts.remove(peer.lobby, this.#nowMs);
  }

  #push(action: RendezvousAction): void {
    this.#actions.push(action);
  }

  #takeActions(): readonly RendezvousAction[] {
    const actions = this.#actions;
    this.#actions = [];
    return actions;
  }
}
