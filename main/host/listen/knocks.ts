import { timingSafeEqual } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { PRIVATE_NETWORKS, networksOf } from '../../media/ice/private-networks.ts';
import { AddressRates } from '../../../shared/address-rates.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import type { Knock } from '../host-options.ts';
import type { SignallingConnection } from './signalling-connection.ts';

/** People who wait at the door at a time, of each source and from one address. */
const MAX_WAITING = 16;
const MAX_WAITING_PER_GROUP = 2;

/**
 * Knocks of strangers, each of which a person has to read and answer: 3 of one address group, then one in 2 minutes; 16
 * of all, then one in 5 s.
 */
const STRANGER_RATE = { burst: 3, perSecond: 1 / 120, maxGroups: 1_024 } as const;
const ALL_STRANGERS_RATE = { burst: 16, perSecond: 1 / 5 } as const;

/** A host that has not answered by then has missed the knock. */
export const KNOCK_TIMEOUT_MS = 60_000;

/** People with an invitation who wait at a time, and from one address. They come by themselves, and in groups. */
const MAX_INVITED = 64;
const MAX_INVITED_PER_GROUP = 8;
/** What they ask: 8 of one address group at once, then one in 10 s; 64 of all, then one in a second. */
const INVITED_RATE = { burst: 8, perSecond: 1 / 10, maxGroups: 1_024 } as const;
const ALL_INVITED_RATE = { burst: 64, perSecond: 1 } as const;
/** Someone who has not asked again by then has gone. */
const ASKING_TIMEOUT_MS = 20_000;
/** How long an answer waits for the person, who asks every few seconds. */
const VERDICT_MS = 60_000;
const MAX_VERDICTS = 512;

const TOO_MANY = 'Too many players are waiting for an answer. Try again in a minute.';

/** How the local network gets in. */
interface LanDoor {
  /** The token in the lobby's announcement to the local network; a knock without it is refused. */
  readonly token: string;
  /** Whether the lobby lets everybody in who knocks. */
  readonly isOpen: boolean;
}

export interface KnocksOptions {
  /** Undefined = the lobby does not show itself on the local network. */
  readonly lan: LanDoor | undefined;
  /** Returns the current invitation. */
  readonly invite: () => Promise<string>;
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  readonly onKnock: (knock: Knock) => void;
  /** A knock was answered or withdrawn. */
  readonly onGone: (id: number) => void;
}

interface Waiting extends Knock {
  readonly group: string;
  /** On which the answer goes out; undefined = the person comes back for it. */
  readonly connection: SignallingConnection | undefined;
  /** Of someone with an invitation; '' = they have none. */
  readonly key: string;
  readonly cancel: () => void;
}

/** A person with an invitation at the door. `key`: the same each time they ask. */
export interface Invited {
  readonly key: string;
  readonly name: string;
  readonly group: string;
}

/** People at the door of a lobby, who wait until its host or a moderator answers: with an invitation or without. */
export class Knocks {
  readonly #options: KnocksOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #strangerRates = new AddressRates(STRANGER_RATE);
  readonly #allStrangers: TokenBucket;
  readonly #invitedRates = new AddressRates(INVITED_RATE);
  readonly #allInvited: TokenBucket;
  readonly #verdicts = new Map<string, { readonly isWelcome: boolean; readonly untilMs: number }>();
  #lastId = 0;
  #onChange = (): void => {};
  #isClosed = (): boolean => false;

  constructor(options: KnocksOptions) {
    this.#options = options;
    const nowMs = options.nowMs();
    this.#allStrangers = new TokenBucket(ALL_STRANGERS_RATE.burst, ALL_STRANGERS_RATE.perSecond, nowMs);
    this.#allInvited = new TokenBucket(ALL_INVITED_RATE.burst, ALL_INVITED_RATE.perSecond, nowMs);
  }

  /** Those who wait, the first first. */
  get list(): Knock[] {
    return [...this.#waiting.values()].map(({ id, name, source }) => ({ id, name, source }));
  }

  /** Whether nobody without an invitation may ask. */
  get isClosed(): boolean {
    return this.#isClosed();
  }

  /** Connects the lobby behind the door. `onChange`: called when someone comes or goes. */
  serve(lobby: { readonly onChange: () => void; readonly isClosed: () => boolean }): void {
    this.#onChange = lobby.onChange;
    this.#isClosed = lobby.isClosed;
  }

  /**
   * Takes a knock from the local network. Connections from outside are refused: behind a tunnel or a router that hides
   * addresses, strangers come from a local one too, but they do not get the announcement with the token.
   */
  knock(connection: SignallingConnection, name: string, token: string): void {
    const { lan } = this.#options;
    if (lan === undefined || this.isClosed)
      return connection.refuse('refused', 'This lobby lets in players with an invitation only. Ask its host for one.');
    if (!isLocalGroup(connection.addressGroup) || !isSameText(token, lan.token))
      return connection.refuse(
        'refused',
        'Only players on the same network can knock. Search again, or ask the host for an invitation.',
      );
    if (lan.isOpen) return this.#welcome(connection);
    this.#waitOn(connection, name, 'lan');
  }

  /** Takes the knock of a stranger who found the lobby in a directory. */
  knockListed(connection: SignallingConnection, name: string): void {
    const nowMs = this.#options.nowMs();
    if (this.isClosed) connection.refuse('refused', 'This lobby lets in players with an invitation only.');
    else if (this.#strangerRates.take(connection.addressGroup, nowMs) && this.#allStrangers.take(1, nowMs))
      this.#waitOn(connection, name, 'directory');
    else connection.refuse('too-many-messages', TOO_MANY);
  }

  /**
   * Asks for someone with an invitation, who comes back for the answer every few seconds, by whatever path. An answer
   * waits for them for a minute.
   */
  ask({ key, name, group }: Invited): 'asked' | 'welcome' | 'refused' | 'too-many' {
    const nowMs = this.#options.nowMs();
    const verdict = this.#verdicts.get(key);
    if (verdict !== undefined && verdict.untilMs > nowMs) return verdict.isWelcome ? 'welcome' : 'refused';
    this.#verdicts.delete(key);
    const asking = [...this.#waiting.values()].find((other) => other.key === key);
    if (asking !== undefined) {
      asking.cancel();
      this.#waiting.set(asking.id, { ...asking, cancel: this.#forgetLater(asking.id) });
      return 'asked';
    }
    const waiting = [...this.#waiting.values()].filter(({ source }) => source === 'invited');
    const isCrowded = waiting.length >= MAX_INVITED || countOf(waiting, group) >= MAX_INVITED_PER_GROUP;
    if (isCrowded || !this.#invitedRates.take(group, nowMs) || !this.#allInvited.take(1, nowMs)) return 'too-many';
    this.#add({ name, source: 'invited', group, key, connection: undefined }, (id) => this.#forgetLater(id));
    return 'asked';
  }

  /** Returns whether someone with an invitation waits, or was let in and has not come yet. */
  hasAsked(key: string): boolean {
    return this.#verdicts.get(key)?.isWelcome ?? [...this.#waiting.values()].some((other) => other.key === key);
  }

  /** Returns whether a person was let in, once: the next time, they have to ask again. */
  takeWelcome(key: string): boolean {
    const verdict = this.#verdicts.get(key);
    if (verdict?.isWelcome !== true || verdict.untilMs <= this.#options.nowMs()) return false;
    return this.#verdicts.delete(key);
  }

  /** Returns the key of someone with an invitation who waits; '' = nobody of this number does. */
  keyOf(id: number): string {
    return this.#waiting.get(id)?.key ?? '';
  }

  /** Gives the invitation to somebody who knocked, or refuses it. Does nothing if they have gone. */
  answer(id: number, isWelcome: boolean, reason = "The host didn't let you in."): void {
    const waiting = this.#remove(id);
    if (waiting === undefined) return;
    const { connection, key } = waiting;
    if (connection === undefined) this.#keepVerdict(key, isWelcome);
    else if (isWelcome) this.#welcome(connection);
    else connection.refuse('refused', reason);
  }

  /** The connection has closed. */
  withdraw(connection: SignallingConnection): void {
    const waiting = [...this.#waiting.values()].find((candidate) => candidate.connection === connection);
    if (waiting !== undefined) this.#remove(waiting.id);
  }

  close(): void {
    for (const id of [...this.#waiting.keys()]) this.answer(id, false, 'The lobby has closed.');
  }

  #waitOn(connection: SignallingConnection, name: string, source: Knock['source']): void {
    const waiting = [...this.#waiting.values()].filter((other) => other.source === source);
    const group = connection.addressGroup;
    if (waiting.length >= MAX_WAITING || countOf(waiting, group) >= MAX_WAITING_PER_GROUP)
      return connection.refuse('too-many-messages', TOO_MANY);
    connection.markJoined();
    this.#add({ name, source, group, key: '', connection }, (id) =>
      this.#options.schedule(() => this.answer(id, false, 'The host has not answered.'), KNOCK_TIMEOUT_MS),
    );
  }

  #add(waiting: Omit<Waiting, 'id' | 'cancel'>, watch: (id: number) => () => void): void {
    this.#lastId++;
    const id = this.#lastId;
    this.#waiting.set(id, { ...waiting, id, cancel: watch(id) });
    this.#options.onKnock({ id, name: waiting.name, source: waiting.source });
    this.#onChange();
  }

  #forgetLater(id: number): () => void {
    return this.#options.schedule(() => void this.#remove(id), ASKING_TIMEOUT_MS);
  }

  #keepVerdict(key: string, isWelcome: boolean): void {
    this.#verdicts.delete(key);
    const [oldest] = this.#verdicts.keys();
    if (this.#verdicts.size >= MAX_VERDICTS && oldest !== undefined) this.#verdicts.delete(oldest);
    this.#verdicts.set(key, { isWelcome, untilMs: this.#options.nowMs() + VERDICT_MS });
  }

  #welcome(connection: SignallingConnection): void {
    void this.#options.invite().then((invitation) => {
      connection.send({ type: 'welcome', invitation });
      connection.close();
    });
  }

  #remove(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return undefined;
    this.#waiting.delete(id);
    waiting.cancel();
    this.#options.onGone(id);
    this.#onChange();
    return waiting;
  }
}

function countOf(waiting: readonly Waiting[], group: string): number {
  return waiting.filter((other) => other.group === group).length;
}

const LOCAL_IPV4 = networksOf(PRIVATE_NETWORKS);

/** Link-local and unique local addresses, as `addressGroupOf` writes their networks. */
const LOCAL_IPV6 = /^(?:fe[89ab]|f[cd])/;

/** Programs that pass connections on, such as tunnels, come from the loopback interface: it is not local. */
function isLocalGroup(group: string): boolean {
  return isIPv4(group) ? LOCAL_IPV4.check(group, 'ipv4') : LOCAL_IPV6.test(group);
}

function isSameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
