import { backOffMs } from '../../../shared/back-off.ts';
import type { Log } from '../../../shared/log.ts';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import { isRendezvousPage, rendezvousNameOf, rendezvousUrl } from '../../../shared/protocol/rendezvous-address.ts';
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
import { lobbyIdOf } from '../../../shared/rendezvous/registration.ts';
import type { OpenTextSocket, TextSocket } from '../../../shared/rendezvous/text-socket.ts';
import { base64UrlOfBytes, randomBytes, sha256 } from '../../../shared/rendezvous/web-crypto.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import { AddressRates } from '../../../shared/address-rates.ts';
import type { SignallingConnection, SignallingHandler } from '../listen/signalling-connection.ts';
import { CodeGuest } from './code-guest.ts';
import { GuessCounter } from './guess-counter.ts';
import { GuestPools } from './guest-pools.ts';
import { LobbyCode } from './lobby-code.ts';
import { PassedGuest, type Guest } from './passed-guest.ts';

/** From the connection until the rendezvous knows the lobby. */
const REGISTER_TIMEOUT_MS = 10_000;
const BACK_OFF = { firstMs: 1_000, longestMs: 60_000 } as const;
/** After this long without a failure, the pauses begin again with the shortest. */
const STABLE_MS = 60_000;
/** Errors that another attempt would get too, most likely. */
const LASTING_ERRORS: ReadonlySet<string> = new Set(['unsupported-version', 'bad-proof', 'replaced']);

/** Each guest costs a signature and a key agreement, about a millisecond. */
const GUEST_RATE = { burst: 128, perSecond: 50 } as const;
/** No network takes more than half of that. A whole lobby of friends may live in one. */
const GUEST_GROUP_RATE = { burst: 64, perSecond: 10, maxGroups: 1_024 } as const;

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
  readonly #guests = new GuestPools();
  readonly #guestRate: TokenBucket;
  readonly #guestGroupRates = new AddressRates(GUEST_GROUP_RATE);
  readonly #code: LobbyCode;
  /** The host's own answer to which lobby it signs for, whatever a rendezvous says. */
  readonly #lobby: Promise<string>;
  #ownLobby = '';
  readonly #guesses = new GuessCounter();
  readonly #probes = new Map<string, (answer: ProbeAnswer | undefined) => void>();
  #socket: TextSocket | undefined;
  #registered: Registered | undefined;
  #state: HostReach['rendezvous'][number]['state'] = 'connecting';
  #shownListing = 'null';
  #attempts = 0;
  #isStopped = false;
  #cancelTimer = (): void => {};

  constructor(options: RendezvousAgentOptions) {
    this.#options = options;
    this.#guestRate = new TokenBucket(GUEST_RATE.burst, GUEST_RATE.perSecond, options.nowMs());
    this.#code = new LobbyCode({ random: randomBytes, schedule: options.schedule, onChange: options.onReport });
    this.#lobby = sha256(options.identity.certificate).then(lobbyIdOf);
    this.#connect();
  }

  get report(): HostReach['rendezvous'][number] {
    return {
      address: this.#options.address,
      state: this.#state,
      code: this.#registered === undefined ? '' : this.#code.text,
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

  /** Makes another password, so that earlier codes end, and asks for another prefix. */
  renewCode(): void {
    this.#code.beginRenewal();
    if (this.#registered === undefined) this.#code.keep();
    else this.#send({ type: 'renew-code' });
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
    this.#code.keep();
    this.#guests.endAll();
    for (const settle of this.#probes.values()) settle(undefined);
  }

  #receive(text: string): void {
    if (this.#isStopped) return;
    const message = parseMessage(text, fromRendezvousSchema, MAX_RENDEZVOUS_ANSWER_LENGTH);
    if (message.ok) this.#handle(message.value);
    else this.#retry();
  }

  #handle(message: FromRendezvous): void {
    if (message.type === 'hello') void this.#register(message.nonce);
    else if (message.type === 'error') this.#handleError(message);
    else if (message.type === 'registered') this.#handleRegistered(message);
    else if (this.#registered === undefined) return;
    else if (message.type === 'code') this.#code.assign(message.code);
    else if (message.type === 'probed') this.#probes.get(message.transaction)?.(message);
    else if (message.type === 'guest') void this.#welcome(message, this.#registered.lobby);
    else if (message.type === 'passed') this.#guests.get(message.connection)?.receive(message.text);
    else if (message.type === 'left') this.#guests.end(message.connection);
  }

  async #register(nonce: string): Promise<void> {
    const { address, identity, listing } = this.#options;
    const socket = this.#socket;
    this.#ownLobby = await this.#lobby;
    if (this.#socket !== socket || this.#isStopped) return;
    const shown = listing();
    this.#shownListing = JSON.stringify(shown);
    this.#send({
      ...HEAD,
      type: 'register',
      certificate: base64UrlOfBytes(identity.certificate),
      signature: identity.sign(registerStatement(nonce, rendezvousNameOf(address))),
      wantsCode: true,
      listing: shown,
    });
  }

  #handleRegistered(message: Registered): void {
    const { schedule, onRegistered, address, log } = this.#options;
    if (message.lobby !== this.#ownLobby) {
      log.warn(`The rendezvous ${address} registered another lobby than this one, so it gets no guests from it.`);
      return this.#retry(true);
    }
    this.#registered = { ...message, page: isRendezvousPage(message.page, address) ? message.page : '' };
    this.#cancelTimer();
    this.#cancelTimer = schedule(() => (this.#attempts = 0), STABLE_MS);
    this.#code.assign(message.code);
    this.#setState('registered');
    onRegistered(message);
  }

  #handleError({ code, message }: Extract<FromRendezvous, { type: 'error' }>): void {
    // An error after the registration concerns one request, not the connection.
    if (this.#registered !== undefined && code !== 'replaced') {
      if (code === 'busy') this.#code.lose();
      else this.#code.keep();
      return;
    }
    this.#options.log.warn(`The rendezvous ${this.#options.address} refused this lobby: ${message}`);
    this.#retry(LASTING_ERRORS.has(code));
  }

  async #welcome({ connection, group, by }: GuestMessage, lobby: string): Promise<void> {
    const { identity, secret, accept, nowMs, schedule } = this.#options;
    const drop = (): void => this.#drop(connection);
    // No group of a rendezvous is one of the host's own network, whatever it says.
    const addressGroup = `rendezvous ${group}`;
    if (!this.#guestGroupRates.take(addressGroup, nowMs()) || !this.#guestRate.take(1, nowMs())) return drop();
    const passed = { lobby, connection };
    const pass = (text: string): void => this.#send({ type: 'pass', connection, text });
    if (by === 'code') {
      this.#guests.end(connection);
      if (this.#code.password === '') return drop();
      this.#guests.add(connection, by, addressGroup, this.#createCodeGuest(passed, pass, drop), drop);
      return;
    }
    const registered = this.#registered;
    const hello = await createHostHello(identity, passed);
    if (this.#registered !== registered) return;
    const onJoined = (): void => this.#guests.markJoined(connection);
    const guest = new PassedGuest({
      ...{ passed, hello, addressGroup, secret, accept, pass, drop, onJoined, nowMs, schedule },
    });
    this.#guests.add(connection, by, addressGroup, guest, drop);
  }

  #createCodeGuest(
    passed: { lobby: string; connection: number },
    pass: (text: string) => void,
    drop: () => void,
  ): Guest {
    const { password } = this.#code;
    return new CodeGuest({
      passed,
      password,
      isCurrent: () => password === this.#code.password,
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
    this.#guests.end(connection);
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
