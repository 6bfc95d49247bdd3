import { createHostHello, type HostIdentity, type PassedConnection } from '../../../shared/rendezvous/handshake.ts';
import { LOCKED_TEXT } from '../../../shared/rendezvous/code-exchange.ts';
import { KNOCK_SECRET } from '../../../shared/rendezvous/directory/stranger-keys.ts';
import type { FromRendezvous, ToRendezvous } from '../../../shared/rendezvous/messages.ts';
import type { Log } from '../../../shared/log.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { AddressRates } from '../../../shared/address-rates.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import type { SignallingConnection, SignallingHandler } from '../listen/signalling-connection.ts';
import { CodeGuest } from './code-guest.ts';
import { GuessCounter } from './guess-counter.ts';
import { GuestPools } from './guest-pools.ts';
import type { LobbyCode } from './lobby-code.ts';
import { PassedGuest, type Guest } from './passed-guest.ts';
import type { StrangerDoor } from './strangers/stranger-door.ts';

/** Each guest costs a signature and a key agreement, about a millisecond. */
const GUEST_RATE = { burst: 128, perSecond: 50 } as const;
/** No network takes more than half of that. A whole lobby of friends may live in one. */
const GUEST_GROUP_RATE = { burst: 64, perSecond: 10, maxGroups: 1_024 } as const;

type GuestMessage = Extract<FromRendezvous, { type: 'guest' }>;

export interface ReceptionOptions {
  readonly identity: HostIdentity;
  /** The secret of the current invitation. */
  readonly secret: () => Uint8Array;
  /** The invitation for a guest who knows the code or the password. */
  readonly invitation: () => Promise<string>;
  readonly accept: (connection: SignallingConnection) => SignallingHandler;
  readonly strangers: Pick<StrangerDoor, 'access' | 'password' | 'guesses' | 'acceptKnock'>;
  readonly code: Pick<LobbyCode, 'password'>;
  /** Called after each wrong guess of the code. */
  readonly onWrongCode: () => void;
  /** Called when the code was guessed wrong so often that it must change. */
  readonly onCodeGuessed: () => void;
  readonly send: (message: ToRendezvous) => void;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** The ports for serving one guest. */
interface Arrival {
  readonly passed: PassedConnection;
  readonly group: string;
  readonly pass: (text: string) => void;
  readonly drop: () => void;
}

/** Serves the guests who come to a lobby through one rendezvous. */
export class Reception {
  readonly #options: ReceptionOptions;
  readonly #guests = new GuestPools();
  readonly #rate: TokenBucket;
  readonly #groupRates = new AddressRates(GUEST_GROUP_RATE);
  readonly #codeGuesses = new GuessCounter();
  /** Changes when the connection to the rendezvous ends, and all guests with it. */
  #generation = 0;

  constructor(options: ReceptionOptions) {
    this.#options = options;
    this.#rate = new TokenBucket(GUEST_RATE.burst, GUEST_RATE.perSecond, options.nowMs());
  }

  /** Wrong guesses of the code since the lobby opened. */
  get wrongCodes(): number {
    return this.#codeGuesses.total;
  }

  /** Begins to serve a guest. `lobby` is the host's own id. */
  async welcome({ connection, group, by }: GuestMessage, lobby: string): Promise<void> {
    const drop = (): void => this.#drop(connection);
    const dropBusy = (): void => this.#drop(connection, 'busy');
    // No group of a rendezvous is one of the host's own network, whatever it says.
    const addressGroup = `rendezvous ${group}`;
    const nowMs = this.#options.nowMs();
    if (!this.#groupRates.take(addressGroup, nowMs) || !this.#rate.take(1, nowMs)) return dropBusy();
    const pass = (text: string): void => this.#options.send({ type: 'pass', connection, text });
    const arrival: Arrival = { passed: { lobby, connection }, group: addressGroup, pass, drop };
    this.#guests.end(connection);
    const generation = this.#generation;
    const guest = await this.#createGuest(arrival, by);
    if (generation !== this.#generation) return guest?.leave();
    if (guest === undefined) drop();
    else this.#guests.add(connection, by, addressGroup, guest, dropBusy);
  }

  /** Handles what a guest says. */
  receive(connection: number, text: string): void {
    this.#guests.get(connection)?.receive(text);
  }

  /** Ends a guest that has left. */
  end(connection: number): void {
    this.#guests.end(connection);
  }

  /** Ends all guests: the connection to the rendezvous is lost. */
  endAll(): void {
    this.#generation += 1;
    this.#guests.endAll();
  }

  /** Returns undefined if nobody gets in that way at present. */
  async #createGuest(arrival: Arrival, by: GuestMessage['by']): Promise<Guest | undefined> {
    const { code, strangers, accept, secret } = this.#options;
    if (by === 'code') return code.password === '' ? undefined : this.#createCodeGuest(arrival);
    if (by === 'password') return strangers.password === '' ? undefined : this.#createPasswordGuest(arrival);
    if (by === 'lobby') return this.#createSealedGuest(arrival, secret, accept, () => this.#markJoined(arrival));
    if (strangers.access !== 'knock') return undefined;
    const acceptKnock = (connection: SignallingConnection): SignallingHandler => strangers.acceptKnock(connection);
    return this.#createSealedGuest(
      arrival,
      () => KNOCK_SECRET,
      acceptKnock,
      () => {},
    );
  }

  async #createSealedGuest(
    { passed, group, pass, drop }: Arrival,
    secret: () => Uint8Array,
    accept: ReceptionOptions['accept'],
    onJoined: () => void,
  ): Promise<Guest> {
    const { identity, nowMs, schedule } = this.#options;
    const hello = await createHostHello(identity, passed);
    return new PassedGuest({
      ...{ passed, hello, addressGroup: group, secret, accept, pass, drop, onJoined, nowMs, schedule },
    });
  }

  #createCodeGuest({ passed, pass, drop }: Arrival): Guest {
    const { code, invitation, schedule } = this.#options;
    const { password } = code;
    return new CodeGuest({
      ...{ passed, password, purpose: 'code', invitation, pass, drop, schedule },
      isCurrent: () => password === code.password,
      takeGuess: () => true,
      onRight: () => {},
      onWrong: () => this.#countWrongCode(),
    });
  }

  #createPasswordGuest({ passed, group, pass, drop }: Arrival): Guest | undefined {
    const { strangers, invitation, schedule, nowMs } = this.#options;
    const { password, guesses } = strangers;
    if (!guesses.mayGuess(group, nowMs())) {
      pass(LOCKED_TEXT);
      return undefined;
    }
    return new CodeGuest({
      ...{ passed, password, purpose: 'password', invitation, pass, drop, schedule },
      isCurrent: () => password === strangers.password,
      takeGuess: () => guesses.take(group, nowMs()),
      onRight: () => guesses.forgive(group),
      onWrong: () => {},
    });
  }

  #markJoined({ passed }: Arrival): void {
    this.#guests.markJoined(passed.connection);
  }

  #countWrongCode(): void {
    const isTooMany = this.#codeGuesses.add(this.#options.nowMs());
    this.#options.onWrongCode();
    if (!isTooMany) return;
    this.#options.log.warn("Someone tried several wrong codes, so this lobby's code has changed.");
    this.#options.onCodeGuessed();
  }

  #drop(connection: number, reason?: 'busy'): void {
    this.#guests.end(connection);
    this.#options.send({ type: 'drop', connection, ...(reason === undefined ? {} : { reason }) });
  }
}
