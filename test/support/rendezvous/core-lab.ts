import { hideGroup } from '../../../main/rendezvous/hide-group.ts';
import { RendezvousCore } from '../../../main/rendezvous/core/rendezvous-core.ts';
import type { PeerId, RendezvousAction } from '../../../main/rendezvous/core/peers.ts';
import type { Claim } from '../../../shared/protocol/succession-messages.ts';
import type { ProvenLink } from '../../../shared/succession/prove-link.ts';
import {
  RENDEZVOUS_PROTOCOL,
  RENDEZVOUS_VERSION,
  type FromRendezvous,
  type IceServer,
  type Listing,
} from '../../../shared/rendezvous/messages.ts';

const HEAD = { protocol: RENDEZVOUS_PROTOCOL, version: RENDEZVOUS_VERSION } as const;
const STUN_SERVERS = [
  { host: 'meet.example.org', port: 3478 },
  { host: 'meet.example.org', port: 3479 },
];

export const LISTING: Listing = {
  title: 'Cellar',
  game: 'Minecraft',
  language: 'en',
  players: 3,
  capacity: 20,
  access: 'knock',
  invitation: '',
};

/** A 16-byte id from a number, base64url. */
export function idOf(number: number): string {
  return Buffer.alloc(16, number).toString('base64url');
}

/** The SHA-256 of the certificate of the host with a number, base64url. */
export function pinOf(number: number): string {
  return Buffer.alloc(32, number).toString('base64url');
}

/** A claim of which only the check matters. */
const CLAIM: Claim = {
  ...{ epoch: 1, candidate: idOf(1), votes: [] },
  succession: {
    ...{ lobbyId: idOf(99), epoch: 0, version: 1, host: '', successors: [], electors: [], formerElectors: [] },
    ...{ certificate: 'AAAA', signature: 'A'.repeat(86) },
  },
};

interface SuccessionProof {
  readonly epoch: number;
  readonly lobbyId?: string;
  readonly code?: string;
}

/** A connection of the lab. */
export class LabPeer {
  readonly id: PeerId;
  readonly received: FromRendezvous[] = [];
  readonly actions: RendezvousAction[] = [];
  isClosed = false;

  constructor(id: PeerId) {
    this.id = id;
  }

  /** Removes the first message of a type from what was received. */
  take<Type extends FromRendezvous['type']>(type: Type): Extract<FromRendezvous, { type: Type }> {
    const index = this.received.findIndex((message) => message.type === type);
    const [message] = index < 0 ? [] : this.received.splice(index, 1);
    if (message === undefined) throw new Error(`No '${type}' arrived; there are ${JSON.stringify(this.received)}`);
    return message as Extract<FromRendezvous, { type: Type }>;
  }
}

/** A core with time and randomness of its own, whose proofs are right unless a test says otherwise. */
export class CoreLab {
  nowMs = 0;
  /** A claim of which only the check matters. */
  readonly claim = CLAIM;
  isProbeable = true;
  relayServers: readonly IceServer[] = [];
  readonly relayUsers: string[] = [];
  readonly core: RendezvousCore;
  readonly #peers = new Map<PeerId, LabPeer>();
  #random = 0;

  constructor() {
    this.core = new RendezvousCore({
      createNonce: () => idOf(1),
      timeS: () => 1_900_000_000,
      randomBelow: (limit) => (this.#random += 1) % limit,
      hideGroup: (group, scope) => hideGroup(new Uint8Array(32), group, scope),
      createRelayServers: (user) => {
        this.relayUsers.push(user);
        return this.relayServers;
      },
    });
  }

  connect(group = `group ${this.#peers.size + 1}`): LabPeer {
    const peer = new LabPeer(this.#peers.size + 1);
    this.#peers.set(peer.id, peer);
    const description = {
      address: '203.0.113.9',
      group,
      isProbeable: this.isProbeable,
      name: 'meet.example.org',
      stunServers: STUN_SERVERS,
      page: 'https://meet.example.org/',
    };
    this.#perform(this.core.connect(peer.id, description, this.nowMs));
    return peer;
  }

  /** Sends a message as its fields, without protocol and version. */
  send(peer: LabPeer, message: Parameters<RendezvousCore['handle']>[1] extends infer M ? WithoutHead<M> : never): void {
    this.#perform(this.core.handle(peer.id, { ...HEAD, ...message } as never, this.nowMs));
  }

  /** Registers a host of the lobby with this number. */
  register(number: number, { group, ...options }: RegisterOptions = {}): LabPeer {
    const peer = this.connect(group);
    this.beginRegister(peer, options);
    this.prove(peer, number);
    return peer;
  }

  beginRegister(
    peer: LabPeer,
    { wantsCode = false, listing = null, certificate = 'AAAA', lobbyId }: Omit<RegisterOptions, 'group'> = {},
  ): void {
    const named = lobbyId === undefined ? {} : { lobbyId };
    this.send(peer, { type: 'register', certificate, signature: 'A'.repeat(86), wantsCode, listing, ...named });
  }

  /** Says that the proof is right for the lobby with this number; undefined = wrong. */
  prove(peer: LabPeer, number: number | undefined): void {
    const registration = number === undefined ? undefined : { lobby: idOf(number), certificateSha256: pinOf(number) };
    this.#perform(this.core.proved(peer.id, registration, this.nowMs));
  }

  /** Sends claims that lead from lobby to lobby up to `to`, and says that each of them is right. */
  proveSuccession(peer: LabPeer, from: readonly number[], to: number, proof: SuccessionProof): void {
    const { epoch, lobbyId = idOf(99), code } = proof;
    for (const index of from.keys())
      this.send(peer, { type: 'claim', claim: CLAIM, isFirst: index === 0, ...(code === undefined ? {} : { code }) });
    for (const [index, number] of from.entries()) {
      const pin = pinOf(from[index + 1] ?? to);
      this.link(peer, { lobbyId, issuer: idOf(number), host: { pin, epoch: epoch - from.length + 1 + index } });
    }
  }

  /** Takes the result of the last check of a claim that was asked for; undefined = the claim is wrong. */
  link(peer: LabPeer, link: ProvenLink | undefined): void {
    const asked = peer.actions.filter((action) => action.type === 'link').at(-1);
    if (asked === undefined) throw new Error('No claim is being checked.');
    this.#perform(this.core.linked(peer.id, asked.chain, link, this.nowMs));
  }

  disconnect(peer: LabPeer): void {
    this.#perform(this.core.disconnect(peer.id, this.nowMs));
  }

  /** Lets time pass, with a tick each second. */
  advance(durationMs: number): void {
    const endMs = this.nowMs + durationMs;
    while (this.nowMs < endMs) {
      this.nowMs = Math.min(endMs, this.nowMs + 1_000);
      this.#perform(this.core.tick(this.nowMs));
    }
  }

  #perform(actions: readonly RendezvousAction[]): void {
    for (const action of actions) {
      const peer = this.#peers.get(action.peer);
      if (peer === undefined || peer.isClosed) throw new Error(`An action for a connection that is closed.`);
      if (action.type === 'send') peer.received.push(action.message);
      else peer.actions.push(action);
      if (action.type === 'close') peer.isClosed = true;
    }
  }
}

type WithoutHead<Message> = Message extends unknown ? Omit<Message, 'protocol' | 'version'> : never;

interface RegisterOptions {
  readonly group?: string;
  readonly wantsCode?: boolean;
  readonly listing?: Listing | null;
  readonly certificate?: string;
  readonly lobbyId?: string;
}
