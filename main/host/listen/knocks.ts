import { timingSafeEqual } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { PRIVATE_NETWORKS, networksOf } from '../../media/ice/private-networks.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { Knock } from '../host-options.ts';
import type { SignallingConnection } from './signalling-connection.ts';

/** People who wait at the door at a time, in all and from one address. */
const MAX_WAITING = 16;
const MAX_WAITING_PER_GROUP = 2;

/** A host that has not answered by then has missed the knock. */
export const KNOCK_TIMEOUT_MS = 60_000;

export interface KnocksOptions {
  /** What the lobby's announcement tells the local network; a knock without it is refused. */
  readonly token: string;
  /** Whether the lobby lets everybody in who knocks. */
  readonly isOpen: boolean;
  /** Returns the invitation of now. */
  readonly invite: () => Promise<string>;
  readonly schedule: Schedule;
  readonly onKnock: (knock: Knock) => void;
  /** A knock was answered or withdrawn. */
  readonly onGone: (id: number) => void;
}

interface Waiting {
  readonly id: number;
  readonly connection: SignallingConnection;
  readonly cancel: () => void;
}

/** People at the door of a lobby on the local network, who wait for the host's answer. */
export class Knocks {
  readonly #options: KnocksOptions;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(options: KnocksOptions) {
    this.#options = options;
  }

  /**
   * Takes a knock. Connections from outside the local network are refused: behind a tunnel or a router that hides
   * addresses, strangers come from a local one too, but they do not get the announcement with the token.
   */
  knock(connection: SignallingConnection, name: string, token: string): void {
    if (!isLocalGroup(connection.addressGroup) || !isSameText(token, this.#options.token))
      return connection.refuse(
        'refused',
        'Only players in the same network can knock. Search again, or ask the host for an invitation.',
      );
    if (this.#options.isOpen) return this.#welcome(connection);
    const neighbours = [...this.#waiting.values()].filter(
      (waiting) => waiting.connection.addressGroup === connection.addressGroup,
    );
    if (this.#waiting.size >= MAX_WAITING || neighbours.length >= MAX_WAITING_PER_GROUP)
      return connection.refuse('too-many-messages', 'Too many people wait for an answer. Try again in a minute.');
    this.#lastId++;
    const id = this.#lastId;
    const cancel = this.#options.schedule(() => this.answer(id, false, 'The host has not answered.'), KNOCK_TIMEOUT_MS);
    this.#waiting.set(id, { id, connection, cancel });
    connection.markJoined();
    this.#options.onKnock({ id, name, source: 'lan' });
  }

  /** Gives the invitation to somebody who knocked, or refuses it. Does nothing if they have gone. */
  answer(id: number, isWelcome: boolean, reason = 'The host has refused to let you in.'): void {
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
