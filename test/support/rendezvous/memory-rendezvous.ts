import {
  RENDEZVOUS_PROTOCOL,
  RENDEZVOUS_VERSION,
  type FromRendezvous,
  type ToRendezvous,
  type VisitKind,
} from '../../../shared/rendezvous/messages.ts';
import type { OpenTextSocket, TextSocketEvents } from '../../../shared/rendezvous/text-socket.ts';

const HEAD = { protocol: RENDEZVOUS_PROTOCOL, version: RENDEZVOUS_VERSION } as const;
const NONCE = 'AAAAAAAAAAAAAAAAAAAAAA';
const GROUP = 'GGGGGGGGGGGGGGGGGGGGGA';
/** A rendezvous assigns these one after another. */
const PREFIXES = ['K7Q', 'M2X', 'A1B'];

/** What passes between guest and host: a test may change, drop or repeat it. */
export type Tamper = (text: string, connection: number) => readonly string[];

interface End {
  readonly events: TextSocketEvents;
  isOpen: boolean;
}

/** A rendezvous in memory, for one lobby, that a test can make lie. Messages arrive in later microtasks. */
export class MemoryRendezvous {
  /** Why sockets do not open, or what answers a visit. */
  mode: 'normal' | 'silent' | 'refusing' | 'garbage' = 'normal';
  /** How it answers a host that wants another code. */
  renewal: 'normal' | 'too-many' | 'busy' | 'silent' = 'normal';
  toHost: Tamper = (text) => [text];
  toGuest: Tamper = (text) => [text];
  /** The address group of the next guests. */
  group = GROUP;
  /** Sends every visit to the host, whatever lobby was asked for. */
  answersAll = false;
  /** What the host hears about how guests come; undefined = the truth. */
  relabel: VisitKind | undefined;
  lobby: string;
  page = 'https://meet.example.org/';
  timeS: number | undefined;
  opened = 0;
  registrations = 0;
  readonly fromHost: ToRendezvous[] = [];
  readonly #guests = new Map<number, End>();
  readonly #ends = new Set<End>();
  #host: End | undefined;
  #connections = 0;
  #codes = 0;

  constructor(lobby: string) {
    this.lobby = lobby;
  }

  readonly open: OpenTextSocket = (_url, events) => {
    const end: End = { events, isOpen: true };
    this.opened++;
    this.#ends.add(end);
    if (this.mode === 'refusing') this.#cut(end);
    else if (this.mode === 'garbage') queueMicrotask(() => end.isOpen && events.onText('{"type":"hello"}'));
    else if (this.mode === 'normal') this.send(end, { ...HEAD, type: 'hello', nonce: NONCE, timeS: this.timeS });
    return {
      send: (text) => end.isOpen && this.#receive(end, JSON.parse(text) as ToRendezvous),
      close: () => this.#close(end),
    };
  };

  /** Sends the host what nobody asked for. */
  tellHost(message: FromRendezvous): void {
    if (this.#host !== undefined) this.send(this.#host, message);
  }

  /** Says something to the guest of a connection in the host's place. */
  tellGuest(connection: number, text: string): void {
    const guest = this.#guests.get(connection);
    if (guest !== undefined) this.send(guest, { type: 'said', text });
  }

  /** Closes all connections, like a restart. */
  restart(): void {
    for (const end of this.#ends) this.#cut(end);
    this.#guests.clear();
    this.#host = undefined;
  }

  send(end: End, message: FromRendezvous): void {
    queueMicrotask(() => end.isOpen && end.events.onText(JSON.stringify(message)));
  }

  #receive(end: End, message: ToRendezvous): void {
    if (end === this.#host) this.fromHost.push(message);
    if (message.type === 'register') {
      this.#host = end;
      this.registrations++;
      this.fromHost.push(message);
      const address = '192.0.2.1';
      const { page } = this;
      this.send(end, {
        type: 'registered',
        lobby: this.lobby,
        // The code stays with the lobby.
        code: this.#code ?? this.#nextCode(),
        stunServers: [],
        page,
        address,
      });
    } else if (message.type === 'visit' || message.type === 'visit-code') {
      this.#visit(end, message);
    } else if (message.type === 'say') {
      const connection = [...this.#guests].find(([, guest]) => guest === end)?.[0] ?? 0;
      for (const text of this.toHost(message.text, connection)) this.tellHost({ type: 'passed', connection, text });
    } else if (message.type === 'pass') {
      const { connection } = message;
      for (const text of this.toGuest(message.text, connection)) this.tellGuest(connection, text);
    } else if (message.type === 'drop') {
      const guest = this.#guests.get(message.connection);
      if (guest !== undefined) this.send(guest, { type: 'gone', reason: message.reason });
    } else if (message.type === 'renew-code') {
      if (this.renewal === 'normal') this.send(end, { type: 'code', code: this.#nextCode() });
      else if (this.renewal !== 'silent')
        this.send(end, { type: 'error', code: this.renewal, message: 'No other code.', about: 'renew-code' });
    } else if (message.type === 'probe') {
      this.send(end, { type: 'probed', transaction: message.transaction, udp: true, tcp: false });
    }
  }

  #visit(end: End, message: Extract<ToRendezvous, { type: 'visit' | 'visit-code' }>): void {
    const isKnown =
      this.#host !== undefined &&
      (message.type === 'visit' ? this.answersAll || message.lobby === this.lobby : message.prefix === this.#code);
    if (!isKnown) {
      const code = message.type === 'visit' ? 'no-lobby' : 'no-code';
      return this.send(end, { type: 'error', code, message: 'Unknown.' });
    }
    const connection = ++this.#connections;
    this.#guests.set(connection, end);
    const iceServers = [{ urls: ['turn:192.0.2.9'], username: 'u', credential: 'c' }];
    this.send(end, { type: 'visiting', connection, lobby: this.lobby, iceServers, stunServers: [] });
    const by = message.type === 'visit' ? (message.by ?? 'lobby') : 'code';
    this.tellHost({ type: 'guest', connection, group: this.group, by: this.relabel ?? by });
  }

  get #code(): string | undefined {
    return PREFIXES[this.#codes - 1];
  }

  #nextCode(): string {
    return PREFIXES[this.#codes++] ?? 'ZZZ';
  }

  #close(end: End): void {
    end.isOpen = false;
    this.#ends.delete(end);
    for (const [connection, guest] of this.#guests) {
      if (guest !== end) continue;
      this.#guests.delete(connection);
      this.tellHost({ type: 'left', connection });
    }
  }

  #cut(end: End): void {
    queueMicrotask(() => {
      if (!end.isOpen) return;
      end.isOpen = false;
      this.#ends.delete(end);
      end.events.onClosed();
    });
  }
}
