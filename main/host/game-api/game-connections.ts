import type { Socket } from 'node:net';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import { MAX_GAME_CONNECTIONS, MAX_GAME_MESSAGE_BURST, MAX_GAME_MESSAGES_PER_SECOND } from './game-api-limits.ts';

/** The connections of game servers that have shown the token, and what each may still send. */
export class GameConnections {
  readonly #nowMs: () => number;
  readonly #rates = new Map<Socket, TokenBucket>();
  /** The rate of all connections together, so that opening one per message gains nothing. */
  readonly #rate: TokenBucket;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
    this.#rate = createRate(MAX_GAME_CONNECTIONS, nowMs());
  }

  /** Counts a connection until it ends. Returns false if there are too many. May be called for each of its requests. */
  admit(socket: Socket): boolean {
    if (this.#rates.has(socket)) return true;
    if (this.#rates.size >= MAX_GAME_CONNECTIONS) return false;
    this.#rates.set(socket, createRate(1, this.#nowMs()));
    socket.once('close', () => this.#rates.delete(socket));
    return true;
  }

  /** Returns whether an admitted connection may send one more message now. */
  takeMessage(socket: Socket): boolean {
    const nowMs = this.#nowMs();
    return this.#rates.get(socket)?.take(1, nowMs) === true && this.#rate.take(1, nowMs);
  }
}

function createRate(connections: number, nowMs: number): TokenBucket {
  return new TokenBucket(connections * MAX_GAME_MESSAGE_BURST, connections * MAX_GAME_MESSAGES_PER_SECOND, nowMs);
}
