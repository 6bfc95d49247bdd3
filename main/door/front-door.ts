import { constants } from 'node:crypto';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket, type SecureContext } from 'node:tls';
import { TokenBucket } from '../../shared/token-bucket.ts';
import { normalIpAddress } from '../media/ice/ip-address.ts';
import { addressGroupOf } from '../media/ice/address-group.ts';
import { AddressRates, type AddressRate } from '../../shared/address-rates.ts';
import { PacedStream } from './paced-stream.ts';
import { Turnstile } from './turnstile.ts';
import { WaitingConnections, type WaitingConnection } from './waiting-connections.ts';

/** From the first packet of a connection to its first request: four round trips and a lost packet on a bad network. */
const FIRST_REQUEST_TIMEOUT_MS = 8_000;

/** From the first byte of a request to the end of its headers. */
export const HEADERS_TIMEOUT_MS = 5_000;

/**
 * Bytes that a connection may send before it is admitted, or while it only takes part in signalling, with what TLS adds
 * to them: two messages of almost the largest size at once, and 8 KiB a second.
 */
export const STRANGER_BURST_BYTES = 131_072;
const STRANGER_ALLOWANCE: ByteAllowance = { burstBytes: STRANGER_BURST_BYTES, bytesPerSecond: 8_192 };

/**
 * Connections of one address group that may begin to speak. A handshake costs about 1 ms. A full lobby behind one
 * address joins at once; a flood then costs 6 % of the thread.
 */
export const CONNECTION_RATE = { burst: 512, perSecond: 64, maxGroups: 4_096 } as const;

/** Connections that the kernel accepts before the thread does: the argument of `Server.listen`. */
export const LISTEN_BACKLOG = 128;

/** Bytes that a connection may send: `burstBytes` at once, and `bytesPerSecond` in the long run. */
interface ByteAllowance {
  readonly burstBytes: number;
  readonly bytesPerSecond: number;
}

/** A connection as the front door knows it. */
export interface Visitor {
  /** The address of its other end; '' = it has ended already. */
  readonly address: string;
  /** The address group that limits count by. */
  readonly group: string;
  readonly isRefused: boolean;
  /** The name that it asked for (SNI); '' = none, or there is no TLS. */
  readonly serverName: string;
  /** Ends the deadline of the first request. From now on the caller ends the connection if it is not admitted. */
  expectMore(): void;
  /** Gives up the connection's waiting place. Its bytes stay limited. */
  admit(): void;
  /** Lets the connection send more bytes from now on. */
  widen(allowance: ByteAllowance): void;
  /** As `admit`, for a program that has shown a token: its bytes pass in a lane of their own, without a limit. */
  trust(): void;
  /** Parses nothing more from the connection. The caller still answers, and ends it. */
  refuse(): void;
}

export interface FrontDoorOptions {
  /** The certificate and its key; undefined = without TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Returns the certificate for a name that a program asks for (SNI); undefined = that of `tls`. */
  readonly contextFor?: ((name: string) => SecureContext | undefined) | undefined;
  /** Connections that have not been admitted. `WaitingConnections` says which one ends for one more. */
  readonly maxWaitingConnections: number;
  /** Connections that one address group may begin; not given = `CONNECTION_RATE`. */
  readonly connectionRate?: AddressRate;
  /** The limits of what a connection may send; not given = a join and little more. */
  readonly allowance?: ByteAllowance;
  readonly nowMs: () => number;
  /**
   * Takes connections that begin with a packet behind its length (RFC 4571) instead of TLS. Such a connection ends when
   * `FIRST_REQUEST_TIMEOUT_MS` is over, unless the visitor is trusted before. Not given = they count as TLS.
   */
  readonly acceptPackets?: ((stream: Duplex, visitor: Visitor, sender: Sender) => void) | undefined;
}

/** Where a connection comes from. */
interface Sender {
  /** IP address as `normalIpAddress` writes it. */
  readonly address: string;
  readonly port: number;
}

/** A packet that begins a connection has under 768 bytes; TLS begins with 22 (RFC 8446, section 5.1). */
const MAX_FIRST_LENGTH_BYTE = 2;

/**
 * Stands between a port and the HTTP server that listens on it. Strangers reach the thread that forwards voices, so it
 * bounds what they can make that thread do: places, connections of one address, bytes, time, and the work in one turn
 * of the event loop.
 */
export class FrontDoor {
  readonly #options: FrontDoorOptions;
  readonly #secureContext: SecureContext | undefined;
  readonly #serveHttp: (stream: Duplex) => void;
  readonly #waiting: WaitingConnections;
  readonly #rates: AddressRates;
  readonly #turnstile = new Turnstile((turn) => setImmediate(turn));
  readonly #visits = new Map<Duplex, Visit>();
  readonly #open = new Set<Socket>();

  constructor(http: Server, options: FrontDoorOptions) {
    this.#options = options;
    this.#rates = new AddressRates(options.connectionRate ?? CONNECTION_RATE);
    this.#secureContext = options.tls && createDoorContext(options.tls);
    this.#waiting = new WaitingConnections(options.maxWaitingConnections);
    const listeners = http.listeners('connection') as ((this: Server, stream: Duplex) => void)[];
    http.removeAllListeners('connection');
    this.#serveHttp = (stream) => {
      for (const listener of listeners) listener.call(http, stream);
    };
    http.on('connection', (socket: Socket) => this.#receive(socket));
  }

  /** Returns the visitor behind a request's socket. */
  visitorOf(stream: Duplex): Visitor | undefined {
    return this.#visits.get(stream);
  }

  /** Ends all connections. */
  close(): void {
    for (const socket of this.#open) socket.destroy();
  }

  #receive(socket: Socket): void {
    const visit = new Visit(socket, this.#waiting, this.#options.nowMs);
    socket.on('error', () => socket.destroy());
    if (this.#rates.isExhausted(visit.group, this.#options.nowMs())) {
      socket.resetAndDestroy();
      return;
    }
    this.#open.add(socket);
    const greet = (): void => this.#greet(socket, visit);
    socket.once('close', () => {
      this.#open.delete(socket);
      this.#turnstile.leave(greet);
      visit.end();
    });
    this.#waiting.add(visit);
    socket.once('readable', () => {
      if (socket.readableLength === 0) socket.destroy();
      else if (this.#rates.take(visit.group, this.#options.nowMs())) this.#turnstile.enter('ordinary', greet);
      else socket.resetAndDestroy();
    });
  }

  /** Begins the handshake, which is the most expensive thing that a stranger can ask for. */
  #greet(socket: Socket, visit: Visit): void {
    if (socket.destroyed) return;
    const { acceptPackets } = this.#options;
    if (acceptPackets !== undefined && beginsWithPacket(socket)) {
      const { remoteAddress = '', remotePort = 0 } = socket;
      socket.setNoDelay(true);
      const stream = this.#pace(socket);
      visit.showIn(stream, () => this.#rates.giveBack(visit.group));
      acceptPackets(stream, visit, { address: normalIpAddress(remoteAddress) ?? '', port: remotePort });
      return;
    }
    if (this.#secureContext === undefined) {
      this.#showIn(socket, visit);
      return;
    }
    // Below TLS too: a record without a byte for HTTP, such as a change of keys, costs as much as one with many.
    const records = this.#pace(socket);
    visit.follow(records);
    const secured = new TLSSocket(records, {
      isServer: true,
      secureContext: this.#secureContext,
      SNICallback: (name, respond) => respond(null, this.#options.contextFor?.(name)),
    });
    records.once('close', () => secured.destroy());
    secured.on('error', () => socket.destroy());
    secured.once('close', () => socket.destroy());
    secured.once('secure', () => {
      const { servername } = secured as TLSSocket & { readonly servername?: string | false };
      visit.serverName = servername === false ? '' : (servername ?? '');
      this.#showIn(secured, visit);
    });
  }

  #showIn(socket: Socket, visit: Visit): void {
    const stream = this.#pace(socket);
    stream.once('close', () => this.#visits.delete(stream));
    visit.showIn(stream, () => this.#rates.giveBack(visit.group));
    this.#visits.set(stream, visit);
    this.#serveHttp(stream);
  }

  #pace(socket: Socket): PacedStream {
    const { nowMs, allowance: bytes = STRANGER_ALLOWANCE } = this.#options;
    const allowance = createBucket(bytes, nowMs());
    const stream = new PacedStream({ socket, turnstile: this.#turnstile, allowance, nowMs });
    stream.on('error', () => stream.destroy());
    return stream;
  }
}

/** Makes the context of a certificate that a door shows to strangers. Both are PEM. */
export function createDoorContext(tls: { readonly key: string; readonly cert: string }): SecureContext {
  return createSecureContext({
    ...tls,
    minVersion: 'TLSv1.2',
    // A renegotiation costs as much as a handshake, and no client needs one.
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
  });
}

/** Looks at the first byte of a connection, which stays there. */
function beginsWithPacket(socket: Socket): boolean {
  const first = socket.read(1) as Buffer | null;
  if (first === null) return false;
  socket.unshift(first);
  return (first[0] ?? 0) <= MAX_FIRST_LENGTH_BYTE;
}

/** One connection's way through the door. */
class Visit implements Visitor, WaitingConnection {
  readonly address: string;
  readonly group: string;
  serverName = '';
  readonly #socket: Socket;
  readonly #waiting: WaitingConnections;
  readonly #nowMs: () => number;
  readonly #deadline: NodeJS.Timeout;
  /** The streams of the connection's bytes: below TLS and above it. */
  readonly #streams: PacedStream[] = [];
  #shown: PacedStream | undefined;
  #onTrusted: () => void = () => undefined;
  #isRefused = false;

  constructor(socket: Socket, waiting: WaitingConnections, nowMs: () => number) {
    this.address = socket.remoteAddress ?? '';
    this.group = addressGroupOf(this.address);
    this.#socket = socket;
    this.#nowMs = nowMs;
    this.#waiting = waiting;
    this.#deadline = setTimeout(() => socket.destroy(), FIRST_REQUEST_TIMEOUT_MS).unref();
  }

  get isRefused(): boolean {
    return this.#isRefused;
  }

  progress(): number {
    if (this.#shown !== undefined) return 2;
    return this.#socket.bytesRead > 0 ? 1 : 0;
  }

  end(): void {
    clearTimeout(this.#deadline);
    this.#waiting.remove(this);
    this.#socket.destroy();
  }

  follow(stream: PacedStream): void {
    this.#streams.push(stream);
  }

  showIn(stream: PacedStream, onTrusted: () => void): void {
    this.follow(stream);
    this.#shown = stream;
    this.#onTrusted = onTrusted;
  }

  expectMore(): void {
    clearTimeout(this.#deadline);
  }

  admit(): void {
    this.expectMore();
    this.#waiting.remove(this);
  }

  widen(allowance: ByteAllowance): void {
    for (const stream of this.#streams) stream.widen(createBucket(allowance, this.#nowMs()));
  }

  trust(): void {
    this.admit();
    this.#onTrusted();
    this.#onTrusted = () => undefined;
    for (const stream of this.#streams) stream.admit();
  }

  refuse(): void {
    this.#isRefused = true;
    this.#shown?.refuse();
  }
}

function createBucket({ burstBytes, bytesPerSecond }: ByteAllowance, nowMs: number): TokenBucket {
  return new TokenBucket(burstBytes, bytesPerSecond, nowMs);
}
