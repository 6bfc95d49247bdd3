import { parseClaimCode } from '../../../../shared/model/people/claim-code.ts';
import type { ModerationRefusal } from '../../../../shared/protocol/people/moderation-messages.ts';
import { TokenBucket } from '../../../../shared/token-bucket.ts';
import { isSameToken } from '../../game-api/game-token.ts';

/**
 * A code has 60 bits. At one guess a second for the whole lobby, half of them take 18 thousand million years; the limit
 * of each connection keeps one player from using up what all have.
 */
const TRIES_AT_ONCE = 5;
const TRIES_PER_SECOND = 0.1;
const LOBBY_TRIES_AT_ONCE = 50;
const LOBBY_TRIES_PER_SECOND = 1;

/** Checks the code by which a player becomes owner of a lobby on a dedicated host. It counts once. */
export class ClaimDesk {
  readonly #nowMs: () => number;
  readonly #rates = new WeakMap<object, TokenBucket>();
  readonly #lobbyRate: TokenBucket;
  #code: string;

  /** `code`: as `parseClaimCode` returns it; '' = there is none. */
  constructor(code: string, nowMs: () => number) {
    this.#code = code;
    this.#nowMs = nowMs;
    this.#lobbyRate = new TokenBucket(LOBBY_TRIES_AT_ONCE, LOBBY_TRIES_PER_SECOND, nowMs());
  }

  /** Whether a code waits for its player. */
  get isOpen(): boolean {
    return this.#code !== '';
  }

  /** Checks a code from a connection. Returns why it does not count; undefined = it is right. */
  check(connection: object, input: string): ModerationRefusal | undefined {
    if (!this.isOpen) return 'no-claim';
    const nowMs = this.#nowMs();
    const rate = this.#rates.get(connection) ?? new TokenBucket(TRIES_AT_ONCE, TRIES_PER_SECOND, nowMs);
    this.#rates.set(connection, rate);
    if (!rate.take(1, nowMs) || !this.#lobbyRate.take(1, nowMs)) return 'too-many-actions';
    return isSameToken(parseClaimCode(input) ?? '', this.#code) ? undefined : 'wrong-claim-code';
  }

  /** Ends the code. */
  close(): void {
    this.#code = '';
  }
}
