import { randomBytes, randomInt } from 'node:crypto';
import type { SecureContext } from 'node:tls';
import type { Log } from '../../shared/log.ts';
import { rendezvousNameAt } from '../../shared/protocol/rendezvous-address.ts';
import { checkRegistration } from '../../shared/rendezvous/registration.ts';
import { proveLink } from '../../shared/succession/prove-link.ts';
import { success, type Result } from '../../shared/result.ts';
import type { Visitor } from '../door/front-door.ts';
import { isPublicAddress } from '../media/ice/public-address.ts';
import type { RendezvousCounters } from './core/counters.ts';
import type { PeerDescription, PeerId, RendezvousAction } from './core/peers.ts';
import { RendezvousCore, type RendezvousSizes } from './core/rendezvous-core.ts';
import type { ServedPage } from './guest-page.ts';
import { hideGroup } from './hide-group.ts';
import { openEntrance, type Arrival, type Entrance } from './http-entrance.ts';
import { createProber, type Prober } from './prober.ts';
import { readRendezvousMessage } from './read-message.ts';
import { createRelayServers, type Relay } from './relay-servers.ts';
import { RendezvousSocket } from './rendezvous-socket.ts';
import { openStunResponder, type StunCounters, type StunResponder } from './stun-responder.ts';

const SWEEP_INTERVAL_MS = 1_000;
const GROUP_KEY_BYTES = 32;

/** Time for goodbyes to leave before the sockets are cut. */
const CLOSE_GRACE_MS = 500;

/** Bytes that a host may send: 250 answers at once, and about 20 a second. */
const HOST_ALLOWANCE = { burstBytes: 4_194_304, bytesPerSecond: 131_072 } as const;

export interface RendezvousOptions {
  readonly port: number;
  /** Undefined = all addresses, both families. */
  readonly bindAddress: string | undefined;
  /** Whether a proxy in front of it names the clients' addresses. */
  readonly isBehindProxy: boolean;
  readonly tls: { readonly key: string; readonly cert: string } | undefined;
  /** Returns the certificate for a name that a program asks for; undefined = that of `tls`. */
  readonly contextFor: ((name: string) => SecureContext | undefined) | undefined;
  /** Where the internet reaches it, with a slash at the end; undefined = as each client calls it. */
  readonly publicUrl: URL | undefined;
  /** The first of two UDP ports; undefined = without STUN. */
  readonly stunPort: number | undefined;
  /** Where STUN answers: clients reach it directly, also behind a proxy. Undefined = all addresses, both families. */
  readonly stunBindAddress: string | undefined;
  readonly relay: Relay | undefined;
  /** The address from which probes come; undefined = the usual one. */
  readonly probeAddress: string | undefined;
  /** Whether this machine and private networks are probed too. */
  readonly probesInside: boolean;
  readonly page: ServedPage | undefined;
  /** Milliseconds of a clock that never jumps. */
  readonly nowMs: () => number;
  readonly log: Log;
}

interface RendezvousStatistics extends RendezvousSizes, Readonly<RendezvousCounters>, Readonly<StunCounters> {
  readonly slowReaders: number;
}

export interface RendezvousServer {
  readonly port: number;
  statistics(): RendezvousStatistics;
  /** Says goodbye to all connections, then stops. */
  close(): Promise<void>;
}

/** Opens a rendezvous: WebSockets, the page for guests, STUN and probes. Fails with `port-in-use` or `bind-failed`. */
export async function openRendezvous(
  options: RendezvousOptions,
): Promise<Result<RendezvousServer, 'port-in-use' | 'bind-failed'>> {
  const { stunPort, stunBindAddress, nowMs } = options;
  const stunCounters: StunCounters = { stunAnswers: 0, stunDropped: 0 };
  let stun: StunResponder | undefined;
  if (stunPort !== undefined) {
    const opened = await openStunResponder({
      port: stunPort,
      bindAddress: stunBindAddress,
      counters: stunCounters,
      nowMs,
    });
    if (!opened.ok) return opened;
    stun = opened.value;
  }
  const prober = createProber(options.probeAddress);
  const hall = new Hall(options, prober);
  const entrance = await openEntrance({
    ...options,
    accept: (arrival) => hall.accept(arrival),
    onRefused: () => hall.countRefused(),
    onError: (error) => options.log.error(`The port has failed: ${String(error)}`),
  });
  if (!entrance.ok) {
    prober.close();
    await stun?.close();
    return entrance;
  }
  const sweepTimer = setInterval(() => hall.sweep(), SWEEP_INTERVAL_MS);
  const close = async (): Promise<void> => {
    clearInterval(sweepTimer);
    await closeAll(hall, entrance.value);
    prober.close();
    await stun?.close();
  };
  return success({ port: entrance.value.port, statistics: () => ({ ...hall.statistics(), ...stunCounters }), close });
}

async function closeAll(hall: Hall, entrance: Entrance): Promise<void> {
  await hall.close();
  await entrance.close();
}

interface Caller {
  readonly socket: RendezvousSocket;
  readonly visitor: Visitor;
}

/** The open connections, and the core that says what happens to them. */
class Hall {
  readonly #options: RendezvousOptions;
  readonly #core: RendezvousCore;
  readonly #prober: Prober;
  readonly #guests = new Map<PeerId, Caller>();
  #lastId: PeerId = 0;
  #slowReaders = 0;
  #onEmpty: (() => void) | undefined;

  constructor(options: RendezvousOptions, prober: Prober) {
    this.#options = options;
    this.#prober = prober;
    const groupKey = randomBytes(GROUP_KEY_BYTES);
    this.#core = new RendezvousCore({
      createNonce: () => randomBytes(16).toString('base64url'),
      timeS: () => Math.floor(Date.now() / 1_000),
      randomBelow: (limit) => randomInt(limit),
      hideGroup: (group, scope) => hideGroup(groupKey, group, scope),
      createRelayServers: (user) => createRelayServers(options.relay, Date.now(), user),
    });
  }

  accept({ socket: webSocket, client, visitor, calledAs, hangUp }: Arrival): void {
    const { nowMs, probesInside } = this.#options;
    const id = (this.#lastId += 1);
    const socket = new RendezvousSocket(webSocket, hangUp, nowMs, {
      handleText: (text) => this.#receive(id, text),
      handleRoundTrip: (roundTripMs) => this.#core.setRoundTrip(id, Math.round(roundTripMs)),
      handleSlow: () => (this.#slowReaders += 1),
      handleClosed: () => this.#forget(id),
    });
    this.#guests.set(id, { socket, visitor });
    const isProbeable = probesInside || isPublicAddress(client.address);
    this.#perform(this.#core.connect(id, { ...client, isProbeable, ...this.#servicesFor(calledAs) }, nowMs()));
  }

  countRefused(): void {
    this.#core.counters.refused += 1;
  }

  sweep(): void {
    const nowMs = this.#options.nowMs();
    this.#perform(this.#core.tick(nowMs));
    for (const { socket } of this.#guests.values()) socket.sweep(nowMs);
  }

  statistics(): Omit<RendezvousStatistics, keyof StunCounters> {
    return { ...this.#core.sizes, ...this.#core.counters, slowReaders: this.#slowReaders };
  }

  async close(): Promise<void> {
    for (const { socket } of this.#guests.values()) socket.close('going-away');
    if (this.#guests.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, CLOSE_GRACE_MS);
      this.#onEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    for (const { socket } of this.#guests.values()) socket.terminate();
  }

  #forget(id: PeerId): void {
    this.#guests.delete(id);
    this.#perform(this.#core.disconnect(id, this.#options.nowMs()));
    if (this.#guests.size === 0) this.#onEmpty?.();
  }

  #receive(id: PeerId, text: string | undefined): void {
    if (text === undefined) {
      this.#perform(this.#core.handleUnreadable(id, 'bad-message', 'Messages are text, not binary.'));
      return;
    }
    const message = readRendezvousMessage(text);
    this.#perform(
      message.ok
        ? this.#core.handle(id, message.value, this.#options.nowMs())
        : this.#core.handleUnreadable(id, message.error.code, message.error.message),
    );
  }

  #perform(actions: readonly RendezvousAction[]): void {
    for (const action of actions) this.#performOne(action, this.#guests.get(action.peer));
  }

  #performOne(action: RendezvousAction, guest: Caller | undefined): void {
    if (guest === undefined) return;
    switch (action.type) {
      case 'send':
        guest.socket.send(action.message);
        return;
      case 'close':
        guest.socket.close('refused');
        return;
      case 'admit':
        guest.visitor.admit();
        if (action.as === 'guest') return;
        guest.visitor.widen(HOST_ALLOWANCE);
        guest.socket.expectGuests();
        return;
      case 'prove':
        void checkRegistration(action.message, action.nonce, action.name).then((registration) =>
          this.#perform(this.#core.proved(action.peer, registration, this.#options.nowMs())),
        );
        return;
      case 'link':
        void proveLink(action.claim, action.end).then((link) =>
          this.#perform(this.#core.linked(action.peer, action.chain, link, this.#options.nowMs())),
        );
        return;
      case 'probe':
        void this.#probe(action);
    }
  }

  async #probe({ peer, address, probe }: Extract<RendezvousAction, { type: 'probe' }>): Promise<void> {
    const { port, transaction } = probe;
    const found = await this.#prober.probe(address, port, transaction);
    this.#perform(this.#core.probed(peer, { transaction, ...found }));
  }

  /** Returns the name of this server for a client that calls it `calledAs`, and where that finds STUN and the page. */
  #servicesFor(calledAs: string): Pick<PeerDescription, 'name' | 'stunServers' | 'page'> {
    const { tls, publicUrl, stunPort, page } = this.#options;
    const url = publicUrl ?? URL.parse(`${tls === undefined ? 'http' : 'https'}://${calledAs}`);
    if (url === null) return { name: '', stunServers: [], page: '' };
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const ports = stunPort === undefined ? [] : [stunPort, stunPort + 1];
    return {
      name: rendezvousNameAt(url.href),
      stunServers: ports.map((port) => ({ host, port })),
      page: page === undefined ? '' : (publicUrl?.href ?? `${url.origin}/`),
    };
  }
}
