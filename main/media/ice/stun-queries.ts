import { randomBytes } from 'node:crypto';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { PacketSender } from './packet-carrier.ts';
import { encodePlainBindingRequest, type StunMessage } from './stun.ts';

export interface StunQueriesOptions {
  readonly schedule: Schedule;
  readonly send: (packet: Buffer, port: number, address: string) => void;
}

/** An address as a STUN server sees it. */
export type OuterAddress = PacketSender;

interface Query {
  readonly server: PacketSender;
  readonly finish: (outcome: Result<OuterAddress, 'no-answer'>) => void;
}

const ATTEMPTS = 3;
const ATTEMPT_MS = 500;

/** More servers and families than anybody configures. */
const MAX_QUERIES = 16;

/** Questions to STUN servers about this socket's own outer address (RFC 8489, section 12). */
export class StunQueries {
  readonly #options: StunQueriesOptions;
  /** By transaction. */
  readonly #queries = new Map<string, Query>();

  constructor(options: StunQueriesOptions) {
    this.#options = options;
  }

  /** Returns whether an answer is awaited. */
  get isWaiting(): boolean {
    return this.#queries.size > 0;
  }

  /**
   * Asks a server up to three times, half a second apart. The server's address must be as `normalIpAddress` writes it,
   * because only its own answer counts.
   */
  ask(server: PacketSender): Promise<Result<OuterAddress, 'no-answer'>> {
    if (this.#queries.size >= MAX_QUERIES)
      return Promise.resolve(failure('no-answer', 'Too many STUN servers are being asked. Wait, then try again.'));
    const transactionId = randomBytes(12);
    const transaction = transactionId.toString('latin1');
    return new Promise((resolve) => {
      let cancel: () => void = () => undefined;
      const finish = (outcome: Result<OuterAddress, 'no-answer'>): void => {
        cancel();
        this.#queries.delete(transaction);
        resolve(outcome);
      };
      const attempt = (count: number): void => {
        if (count === ATTEMPTS)
          return finish(failure('no-answer', `The STUN server at ${server.address} does not answer over UDP.`));
        cancel = this.#options.schedule(() => attempt(count + 1), ATTEMPT_MS);
        this.#options.send(encodePlainBindingRequest(transactionId), server.port, server.address);
      };
      this.#queries.set(transaction, { server, finish });
      attempt(0);
    });
  }

  /** Takes an answer. Returns false if it is to none of the questions, or comes from another address. */
  receive({ transactionId, mappedAddress }: StunMessage, { address, port }: PacketSender): boolean {
    if (this.#queries.size === 0) return false;
    const query = this.#queries.get(transactionId.toString('latin1'));
    if (query?.server.address !== address || query.server.port !== port) return false;
    if (mappedAddress === undefined || mappedAddress.port === 0) return false;
    query.finish(success(mappedAddress));
    return true;
  }

  /** Ends all questions. */
  close(): void {
    for (const { finish } of this.#queries.values()) finish(failure('no-answer', 'The port was closed.'));
  }
}
