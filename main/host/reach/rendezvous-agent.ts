import { backOffMs } from '../../../shared/back-off.ts';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import { isRendezvousPage, rendezvousNameOf, rendezvousUrl } from '../../../shared/protocol/rendezvous-address.ts';
import {
  registerStatement,
  RENDEZVOUS_PATH,
  RENDEZVOUS_PROTOCOL,
  RENDEZVOUS_VERSION,
  type FromRendezvous,
  type ListedState,
  type Listing,
  type ToRendezvous,
} from '../../../shared/rendezvous/messages.ts';
import { readFromRendezvous } from '../../../shared/rendezvous/read-from-rendezvous.ts';
import type { Claim } from '../../../shared/protocol/succession-messages.ts';
import { parseJoinCode, type JoinCode } from '../../../shared/rendezvous/join-code.ts';
import { lobbyIdOf } from '../../../shared/rendezvous/registration.ts';
import type { OpenTextSocket, TextSocket } from '../../../shared/rendezvous/text-socket.ts';
import { base64UrlOfBytes, randomBytes, sha256 } from '../../../shared/rendezvous/crypto/web-crypto.ts';
import { LobbyCode } from './lobby-code.ts';
import { Reception, type ReceptionOptions } from './reception.ts';

/** From the connection until the rendezvous knows the lobby. */
const REGISTER_TIMEOUT_MS = 10_000;
const BACK_OFF = { firstMs: 1_000, longestMs: 60_000 } as const;
/** After this long without a failure, the pauses begin again with the shortest. */
const STABLE_MS = 60_000;
/** Errors that another attempt would get too, most likely. */
const LASTING_ERRORS: ReadonlySet<string> = new Set(['unsupported-version', 'bad-proof', 'replaced']);

const HEAD = { protocol: RENDEZVOUS_PROTOCOL, version: RENDEZVOUS_VERSION } as const;

type Registered = Extract<FromRendezvous, { type: 'registered' }>;

/** A rendezvous' answer to a host that has registered. */
type RendezvousFacts = Pick<Registered, 'address' | 'stunServers'>;

export interface RendezvousAgentOptions extends Omit<
  ReceptionOptions,
  'code' | 'onWrongCode' | 'onCodeGuessed' | 'send'
> {
  /** `Succession.lobbyId`. */
  readonly lobbyId: string;
  /** The claims that lead from the founder to this host; [] = it is the founder, or stands by. */
  readonly claims: () => readonly Claim[];
  /** The code that the lobby had at this rendezvous before this host had the lobby; '' = none. */
  readonly inheritedCode: (address: string) => string;
  /** Another host has the lobby, as the rendezvous says. */
  readonly onSucceeded: (address: string) => void;
  /** `isRendezvousAddress`. */
  readonly address: string;
  /** How the lobby shows itself to everybody; null = not at all. */
  readonly listing: () => Listing | null;
  /** Called after each change of `report`. */
  readonly onReport: () => void;
  readonly onRegistered: (facts: RendezvousFacts) => void;
  readonly openSocket: OpenTextSocket;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
}

/** The result of a rendezvous' probe of the host's port. */
export interface ProbeAnswer {
  /** Whether it sent requests over UDP; only the host knows whether they arrived. */
  readonly udp: boolean;
  /** Whether a TCP connection opened. */
  readonly tcp: boolean;
}

/** Keeps a lobby known at one rendezvous, and serves the guests who come through it. */
export class RendezvousAgent {
  readonly #options: RendezvousAgentOptions;
  readonly #reception: Reception;
  readonly #code: LobbyCode;
  /** The host's own answer to which lobby it signs for, whatever a rendezvous says. */
  readonly #lobby: Promise<string>;
  #ownLobby = '';
  readonly #probes = new Map<string, (answer: ProbeAnswer | undefined) => void>();
  #socket: TextSocket | undefined;
  #registered: Registered | undefined;
  #state: HostReach['rendezvous'][number]['state'] = 'connecting';
  #sentListing = 'null';
  #listed: ListedState = 'off';
  #attempts = 0;
  #isStopped = false;
  #cancelTimer = (): void => {};

  constructor(options: RendezvousAgentOptions) {
    this.#options = options;
    this.#code = new LobbyCode({
      ...{ random: randomBytes, schedule: options.schedule, onChange: options.onReport },
      inherited: () => this.#inherited,
    });
    this.#reception = new Reception({
      ...options,
      code: this.#code,
      onWrongCode: options.onReport,
      onCodeGuessed: () => this.renewCode(),
      send: (message) => this.#send(message),
    });
    this.#lobby = sha256(options.identity.certificate).then(lobbyIdOf);
    this.#connect();
  }

  get report(): HostReach['rendezvous'][number] {
    return {
      address: this.#options.address,
      state: this.#state,
      code: this.#registered === undefined ? '' : this.#code.text,
      page: this.#registered?.page ?? '',
      listed: this.#listed,
    };
  }

  /** Wrong guesses of the code since the lobby opened. */
  get wrongGuesses(): number {
    return this.#reception.wrongCodes;
  }

  /** Shows the lobby as `listing` describes it now, if that has changed. */
  refreshListing(): void {
    const listing = this.#options.listing();
    const text = JSON.stringify(listing);
    if (this.#registered === undefined || text === this.#sentListing) return;
    this.#sentListing = text;
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

  /** Proves that this host has the lobby that others had before, so that their invitations and their code lead here. */
  proveSuccession(): void {
    if (this.#registered === undefined) return;
    const code = this.#inherited?.prefix;
    for (const [index, claim] of this.#options.claims().entries())
      this.#send({ type: 'claim', claim, isFirst: index === 0, ...(code === undefined ? {} : { code }) });
  }

  /** Makes another password, so that earlier codes end, and asks for another prefix. */
  renewCode(): void {
    this.#code.beginRenewal();
    if (this.#registered === undefined) this.#code.keep();
    else this.#send({ type: 'renew-code' });
  }

  /**
   * Connects at once instead of after the pause: the machine woke, or is in another network. `isLost`: a connection
   * that looks open has ended in sleep, as far as the rendezvous and the routers before it know.
   */
  reconnect(isLost: boolean): void {
    if (this.#isStopped || (this.#registered !== undefined && !isLost)) return;
    this.#forget();
    this.#socket?.close();
    this.#attempts = 0;
    this.#connect();
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
    this.#listed = 'off';
    this.#code.keep();
    this.#reception.endAll();
    this.#endProbes();
  }

  #endProbes(): void {
    for (const settle of this.#probes.values()) settle(undefined);
  }

  #receive(text: string): void {
    if (this.#isStopped) return;
    const message = readFromRendezvous(text);
    if (!message.ok) this.#retry();
    else if (message.value !== undefined) this.#handle(message.value);
  }

  #handle(message: FromRendezvous): void {
    if (message.type === 'hello') void this.#register(message.nonce);
    else if (message.type === 'error') this.#handleError(message);
    else if (message.type === 'registered') this.#handleRegistered(message);
    else if (this.#registered === undefined) return;
    else if (message.type === 'code') this.#code.assign(message.code);
    else if (message.type === 'listed') this.#setListed(message.state);
    else if (message.type === 'succeeded') this.#options.onSucceeded(this.#options.address);
    else if (message.type === 'probed') this.#probes.get(message.transaction)?.(message);
    else if (message.type === 'guest') void this.#reception.welcome(message, this.#ownLobby);
    else if (message.type === 'passed') this.#reception.receive(message.connection, message.text);
    else if (message.type === 'left') this.#reception.end(message.connection);
  }

  async #register(nonce: string): Promise<void> {
    const { address, identity, listing, lobbyId } = this.#options;
    const socket = this.#socket;
    this.#ownLobby = await this.#lobby;
    if (this.#socket !== socket || this.#isStopped) return;
    const shown = listing();
    this.#sentListing = JSON.stringify(shown);
    this.#send({
      ...HEAD,
      type: 'register',
      certificate: base64UrlOfBytes(identity.certificate),
      signature: identity.sign(registerStatement(nonce, rendezvousNameOf(address))),
      wantsCode: true,
      listing: shown,
      lobbyId,
    });
  }

  #handleRegistered(message: Registered): void {
    const { schedule, onRegistered, address, log } = this.#options;
    if (message.lobby !== this.#ownLobby) {
      log.warn(`The rendezvous server ${address} registered a different lobby, so no guests come from it.`);
      return this.#retry(true);
    }
    this.#registered = { ...message, page: isRendezvousPage(message.page, address) ? message.page : '' };
    this.#cancelTimer();
    this.#cancelTimer = schedule(() => (this.#attempts = 0), STABLE_MS);
    this.#code.assign(message.code);
    this.#setState('registered');
    onRegistered(message);
    this.proveSuccession();
  }

  get #inherited(): JoinCode | undefined {
    const { inheritedCode, address } = this.#options;
    return parseJoinCode(inheritedCode(address));
  }

  #handleError({ code, message, about }: Extract<FromRendezvous, { type: 'error' }>): void {
    if (this.#registered !== undefined && code !== 'replaced') {
      // The rendezvous closes the connection itself if the error ends it.
      if (about === 'probe') this.#endProbes();
      else if (about === 'renew-code' && code === 'busy') this.#code.lose();
      else if (about === 'renew-code') this.#code.keep();
      return;
    }
    this.#options.log.warn(`The rendezvous server ${this.#options.address} refused this lobby: ${message}`);
    this.#retry(LASTING_ERRORS.has(code));
  }

  #send(message: ToRendezvous): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #setListed(state: ListedState): void {
    this.#listed = state;
    this.#options.onReport();
  }

  #setState(state: HostReach['rendezvous'][number]['state']): void {
    this.#state = state;
    this.#options.onReport();
  }
}
