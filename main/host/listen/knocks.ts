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

interface Waiting {
  readonly id: number;
  readonly source: Knock['source'];
  readonly connection: SignallingConnection;
  readonly cancel: () => void;
}

/** People without an invitation at the door of a lobby, who wait for the host's answer. */
export class Knocks {
  readonly #options: KnocksOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #strangerRates = new AddressRates(STRANGER_RATE);
  readonly #allStrangers: TokenBucket;
  #lastId = 0;

  constructor(options: KnocksOptions) {
    this.#options = options;
    this.#allStrangers = new TokenBucket(ALL_STRANGERS_RATE.burst, ALL_STRANGERS_RATE.perSecond, options.nowMs());
  }

  /**
   * Takes a knock from the local network. Connections from outside are refused: behind a tunnel or a router that hides
   * addresses, strangers come from a local one too, but they do not get the announcement with the token.
   */
  knock(connection: SignallingConnection, name: string, token: string): void {
    const { lan } = this.#options;
    if (lan === undefined)
      return connection.refuse('refused', 'This lobby lets in players with an invitation only. Ask its host for one.');
    if (!isLocalGroup(connection.addressGroup) || !isSameText(token, lan.token))
      return connection.refuse(
        'refused',
        'Only players on the same network can knock. Search again, or ask the host for an invitation.',
      );
    if (lan.isOpen) return this.#welcome(connection);
    this.#wait(connection, name, 'lan');
  }

  /** Takes the knock of a stranger who found the lobby in a directory. */
  knockListed(connection: SignallingConnection, name: string): void {
    const nowMs = this.#options.nowMs();
    if (this.#strangerRates.take(connection.addressGroup, nowMs) && this.#allStrangers.take(1, nowMs))
      this.#wait(connection, name, 'directory');
    else connection.refuse('too-many-messages', TOO_MANY);
  }

  /** Gives the invitation to somebody who knocked, or refuses it. Does nothing if they have gone. */
  answer(id: number, isWelcome: boolean, reason = "The host didn't let you in."): void {
    const waiting = this.#remove(id);
    if (waiting === undefined) return;
    if (isWelcome) this.#welcome(waiting.connection);
    else waiting.connection.refuse('refused', reason);
  }

  /** The connection has closed. */
  withdraw(connection: SignallingConnection): void {
    const waiting = [...this.#waiting.values()].find((candidate) => candidate.connection === connection);
    if (waiting !== undefined) this.#remove(waiting.id);
  }

  close(): void {
    for (const id of [...this.#waiting.keys()]) this.answer(id, false, 'The lobby has closed.');
  }

  #wait(connection: SignallingConnection, name: string, source: Knock['source']): void {
    const waiting = [...this.#waiting.values()].filter((other) => other.source === source);
    const neighbours = waiting.filter((other) => other.connection.addressGroup === connection.addressGroup);
    if (waiting.length >= MAX_WAITING || neighbours.length >= MAX_WAITING_PER_GROUP)
      return connection.refuse('too-many-messages', TOO_MANY);
    this.#lastId++;
    const id = this.#lastId;
    const cancel = this.#options.schedule(() => this.answer(id, false, 'The host has not answered.'), KNOCK_TIMEOUT_MS);
    this.#waiting.set(id, { id, source, connection, cancel });
    connection.markJoined();
    this.#options.onKnock({ id, name, source });
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
    return waiting;
  }
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
