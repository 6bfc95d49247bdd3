import { backOffMs } from '../../../shared/back-off.ts';
import type { Log } from '../../../shared/log.ts';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import { rendezvousUrl } from '../../../shared/protocol/rendezvous-address.ts';
import { codePasswordOf, formatJoinCode } from '../../../shared/rendezvous/join-code.ts';
import { createHostHello, type HostIdentity } from '../../../shared/rendezvous/handshake.ts';
import {
  fromRendezvousSchema,
  MAX_RENDEZVOUS_ANSWER_LENGTH,
  registerStatement,
  RENDEZVOUS_PATH,
  RENDEZVOUS_PROTOCOL,
  RENDEZVOUS_VERSION,
  type FromRendezvous,
  type Listing,
  type ToRendezvous,
} from '../../../shared/rendezvous/messages.ts';
import type { OpenTextSocket, TextSocket } from '../../../shared/rendezvous/text-socket.ts';
import { base64UrlOfBytes, randomBytes } from '../../../shared/rendezvous/web-crypto.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import { addressGroupOf } from '../../door/address-group.ts';
import type { SignallingConnection, SignallingHandler } from '../listen/signalling-connection.ts';
import { CodeGuest } from './code-guest.ts';
import { GuessCounter } from './guess-counter.ts';
import { PassedGuest, type Guest } from './passed-guest.ts';

/** From the connection until the rendezvous knows the lobby. */
const REGISTER_TIMEOUT_MS = 10_000;
const BACK_OFF = { firstMs: 1_000, longestMs: 60_000 } as const;
/** After this long without a failure, the pauses begin again with the shortest. */
const STABLE_MS = 60_000;
/** Errors that another attempt would get too, most likely. */
const LASTING_ERRORS: ReadonlySet<string> = new Set(['unsupported-version', 'bad-proof', 'replaced']);

const MAX_GUESTS = 64;
/** Each guest costs a signature and a key agreement, about a millisecond. */
const GUEST_RATE = { burst: 64, perSecond: 20 } as const;
const PASSWORD_BYTES = 5;

const HEAD = { protocol: RENDEZVOUS_PROTOCOL, version: RENDEZVOUS_VERSION } as const;

type Registered = Extract<FromRendezvous, { type: 'registered' }>;
type GuestMessage = Extract<FromRendezvous, { type: 'guest' }>;

/** What a rendezvous tells a host when it has registered. */
type RendezvousFacts = Pick<Registered, 'address' | 'stunServers'>;

export interface RendezvousAgentOptions {
  /** `isRendezvousAddress`. */
  readonly address: string;
  readonly identity: HostIdentity;
  /** The secret of the invitation of now. */
  readonly secret: () => Uint8Array;
  /** The invitation for a guest who knows the code. */
  readonly invitation: () => Promise<string>;
  /** How the lobby shows itself to everybody; null = not at all. */
  readonly listing: () => Listing | null;
  readonly accept: (connection: SignallingConnection) => SignallingHandler;
  /** Called after each change of `report`. */
  readonly onReport: () => void;
  readonly onRegistered: (facts: RendezvousFacts) => void;
  readonly openSocket: OpenTextSocket;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
}

/** What a rendezvous found when it tried the host's port. */
export interface ProbeAnswer {
  /** Whether it sent requests over UDP; only the host knows whether they arrived. */
  readonly udp: boolean;
  /** Whether a TCP connection opened. */
  readonly tcp: boolean;
}

/** Keeps a lobby known at one rendezvous, and serves the guests who come through it. */
export class RendezvousAgent {
  readonly #options: RendezvousAgentOptions;
  readonly #guests = new Map<number, Guest>();
  readonly #guestRate: TokenBucket;
  readonly #guesses = new GuessCounter();
  readonly #probes = new Map<string, (answer: ProbeAnswer | undefined) => void>();
  #socket: TextSocket | undefined;
  #registered: Registered | undefined;
  #state: HostReach['rendezvous'][number]['state'] = 'connecting';
  #prefix = '';
  #password = '';
  #shownListing = 'null';
  #attempts = 0;
  #isStopped = false;
  #cancelTimer = (): void => {};

  constructor(options: RendezvousAgentOptions) {
    this.#options = options;
    this.#guestRate = new TokenBucket(GUEST_RATE.burst, GUEST_RATE.perSecond, options.nowMs());
    this.#connect();
  }

  get report(): HostReach['rendezvous'][number] {
    return {
      address: this.#options.address,
      state: this.#state,
      code: this.#prefix === '' ? '' : formatJoinCode({ prefix: this.#prefix, password: this.#password }),
      page: this.#registered?.page ?? '',
    };
  }

  /** Wrong guesses of the code in the last ten minutes. */
  get wrongGuesses(): number {
    return this.#guesses.countAt(this.#options.nowMs());
  }

  /** Shows the lobby as `listing` describes it now, if that has changed. */
  refreshListing(): void {
    const listing = this.#options.listing();
    const text = JSON.stringify(listing);
    if (this.#registered === undefined || text === this.#shownListing) return;
    this.#shownListing = text;
    this.#send({ type: 'list', listing });
  }

  /** Asks for a try of `port` from outside; undefined if nothing tries it. `transaction`: 24 hex digits. */
  probe(port: number, transaction: string): Promise<ProbeAnswer | undefined> {
    if (this.#registered === undefined) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const settle = (answer: ProbeAnswer | undefined): void => {
        cancel();
        this.#probes.delete(transaction);
        resolve(answer);
      };
      const cancel = this.#options.schedule(() => settle(undefined), REGISTER_TIMEOUT_MS);
      this.#probes.set(transaction, settle);
      this.#send({ type: 'probe', port, transaction });
    });
  }

  /** Asks for another code and makes another password: earlier codes end. */
  renewCode(): void {
    if (this.#prefix === '') return;
    this.#prefix = '';
    this.#password = '';
    this.#send({ type: 'renew-code' });
    this.#options.onReport();
  }

  stop(): void {
    this.#isStopped = true;
    this.#forget();
    this.#socket?.close();
  }

  #connect(): void {
    this.#setState('connecting');
    const { openSocket, address, schedule } = this.#options;
    const socket = openSocket(rendezvousUrl(address, RENDEZVOUS_PATH), {
      onText: (text) => this.#receive(text),
      onClosed: () => this.#retry(),
    });
    this.#socket = socket;
    this.#cancelTimer = schedule(() => this.#retry(), REGISTER_TIMEOUT_MS);
  }

  /** Closes the connection and opens another one after a pause. */
  #retry(isLasting = false): void {
    if (this.#isStopped) return;
    this.#forget();
    this.#socket?.close();
    this.#setState('failed');
    const { schedule, random } = this.#options;
    const attempt = isLasting ? Number.MAX_SAFE_INTEGER : this.#attempts++;
    this.#cancelTimer = schedule(() => this.#connect(), backOffMs(BACK_OFF, attempt, random()));
  }

  #forget(): void {
    this.#cancelTimer();
    this.#registered = undefined;
    this.#prefix = '';
    this.#password = '';
    for (const guest of this.#guests.values()) guest.leave();
    this.#guests.clear();
    for (const settle of this.#probes.values()) settle(undefined);
  }

  #receive(text: string): void {
    if (this.#isStopped) return;
    const message = parseMessage(text, fromRendezvousSchema, MAX_RENDEZVOUS_ANSWER_LENGTH);
    if (message.ok) this.#handle(message.value);
    else this.#retry();
  }

  #handle(message: FromRendezvous): void {
    if (message.type === 'hello') this.#register(message.nonce);
    else if (message.type === 'error') this.#handleError(message);
    else if (message.type === 'registered') this.#handleRegistered(message);
    else if (this.#registered === undefined) return;
    else if (message.type === 'code') this.#takeCode(message.code);
    else if (message.type === 'probed') this.#probes.get(message.transaction)?.(message);
    else if (message.type === 'guest') void this.#welcome(message, this.#registered.lobby);
    else if (message.type === 'passed') this.#guests.get(message.connection)?.receive(message.text);
    else if (message.type === 'left') {
      this.#guests.get(message.connection)?.leave();
      this.#guests.delete(message.connection);
    }
  }

  #register(nonce: string): void {
    const { identity, listing } = this.#options;
    const shown = listing();
    this.#shownListing = JSON.stringify(shown);
    this.#send({
      ...HEAD,
      type: 'register',
      certificate: base64UrlOfBytes(identity.certificate),
      signature: identity.sign(registerStatement(nonce)),
      wantsCode: true,
      listing: shown,
    });
  }

  #handleRegistered(message: Registered): void {
    const { schedule, onRegistered } = this.#options;
    this.#registered = message;
    this.#cancelTimer();
    this.#cancelTimer = schedule(() => (this.#attempts = 0), STABLE_MS);
    if (message.code !== '') this.#takeCode(message.code);
    this.#setState('registered');
    onRegistered(message);
  }

  #handleError({ code, message }: Extract<FromRendezvous, { type: 'error' }>): void {
    // An error after the registration concerns one request, not the connection.
    if (this.#registered !== undefined && code !== 'replaced') return;
    this.#options.log.warn(`The rendezvous ${this.#options.address} refused this lobby: ${message}`);
    this.#retry(LASTING_ERRORS.has(code));
  }

  #takeCode(prefix: string): void {
    this.#prefix = prefix;
    this.#password = codePasswordOf(randomBytes(PASSWORD_BYTES));
    this.#options.onReport();
  }

  async #welcome({ connection, address, by }: GuestMessage, lobby: string): Promise<void> {
    const { identity, secret, accept, nowMs, schedule } = this.#options;
    const drop = (): void => this.#drop(connection);
    if (this.#guests.size >= MAX_GUESTS || !this.#guestRate.take(1, nowMs())) return drop();
    const passed = { lobby, connection };
    const pass = (text: string): void => this.#send({ type: 'pass', connection, text });
    if (by === 'code') {
      this.#guests.get(connection)?.leave();
      this.#guests.delete(connection);
      if (this.#password === '') return drop();
      this.#guests.set(connection, this.#createCodeGuest(passed, pass, drop));
      return;
    }
    const registered = this.#registered;
    const hello = await createHostHello(identity, passed);
    if (this.#registered !== registered) return;
    this.#guests.get(connection)?.leave();
    const addressGroup = addressGroupOf(address);
    const guest = new PassedGuest({ passed, hello, addressGroup, secret, accept, pass, drop, nowMs, schedule });
    this.#guests.set(connection, guest);
  }

  #createCodeGuest(
    passed: { lobby: string; connection: number },
    pass: (text: string) => void,
    drop: () => void,
  ): Guest {
    const password = this.#password;
    return new CodeGuest({
      passed,
      password,
      isCurrent: () => password === this.#password,
      invitation: this.#options.invitation,
      onWrong: () => this.#countWrong(),
      pass,
      drop,
      schedule: this.#options.schedule,
    });
  }

  #countWrong(): void {
    if (!this.#guesses.add(this.#options.nowMs())) return;
    this.#options.log.warn('Somebody tried several wrong codes, so the code of this lobby has changed.');
    this.renewCode();
  }

  #drop(connection: number): void {
    this.#guests.delete(connection);
    this.#send({ type: 'drop', connection });
  }

  #send(message: ToRendezvous): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #setState(state: HostReach['rendezvous'][number]['state']): void {
    this.#state = state;
    this.#options.onReport();
  }
}
