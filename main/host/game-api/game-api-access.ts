import type { IncomingHttpHeaders } from 'node:http';
import { failure, success, type Result } from '../../../shared/result.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';
import { MAX_WATCHED_ADDRESSES, MAX_WRONG_TOKENS, WRONG_TOKEN_BLOCK_MS } from './game-api-limits.ts';
import { isSameToken } from './game-token.ts';

type AccessFailure = 'browser-refused' | 'too-many-attempts' | 'wrong-token';

const BEARER = /^Bearer +(\S+)$/i;

interface Attempts {
  readonly allowed: TokenBucket;
  blockedUntilMs: number;
}

/**
 * Decides who may report positions, and to which lobby: programs with its token, and web pages with it whose origin the
 * host allows.
 */
export class GameApiAccess<Lobby extends { readonly token: string }> {
  readonly #lobbies: readonly Lobby[];
  readonly #allowedOrigins: ReadonlySet<string>;
  readonly #nowMs: () => number;
  /** Attempts by address that sent a wrong token, in the order of the first one. */
  readonly #attempts = new Map<string, Attempts>();

  /**
   * `lobbies` may change. `allowedOrigins`: values of the `Origin` header, in lower case, whose pages may use the API
   * with a token.
   */
  constructor(lobbies: readonly Lobby[], allowedOrigins: readonly string[], nowMs: () => number) {
    this.#lobbies = lobbies;
    this.#allowedOrigins = new Set(allowedOrigins);
    this.#nowMs = nowMs;
  }

  /** Returns the origin of a request by an allowed page; undefined for other pages, and for programs. */
  allowedOriginOf({ origin }: IncomingHttpHeaders): string | undefined {
    return origin !== undefined && this.#allowedOrigins.has(origin.toLowerCase()) ? origin : undefined;
  }

  /**
   * Returns the lobby of a request's token; `address` is the sender's group of addresses. A right token always counts:
   * behind a proxy or NAT, a game server shares its address with strangers, and their guesses must not keep it out. 128
   * bits do not fall to guessing, whatever its rate, and the front door limits the rate.
   */
  check(headers: IncomingHttpHeaders, address: string): Result<Lobby, AccessFailure> {
    if (headers.origin !== undefined && this.allowedOriginOf(headers) === undefined)
      return failure(
        'browser-refused',
        "Web pages can't report positions: the request has an Origin header. If the page belongs to your game, allow its origin: in the app under Settings > Games, for the lobbies it hosts, or with 'npm run serve -- --game-origin ORIGIN'.",
      );
    const [, token] = BEARER.exec(headers.authorization ?? '') ?? [];
    const lobby = token === undefined ? undefined : this.#findLobby(token);
    if (lobby !== undefined) return success(lobby);
    const nowMs = this.#nowMs();
    if (nowMs < (this.#attempts.get(address)?.blockedUntilMs ?? -Infinity)) return tooManyAttempts();
    return this.#noteWrongToken(address, nowMs);
  }

  /** Compares with every token, so that the time tells nothing. */
  #findLobby(token: string): Lobby | undefined {
    let found: Lobby | undefined;
    for (const lobby of this.#lobbies) if (isSameToken(token, lobby.token)) found = lobby;
    return found;
  }

  #noteWrongToken(address: string, nowMs: number): Result<never, AccessFailure> {
    const attempts = this.#attempts.get(address) ?? {
      allowed: new TokenBucket(MAX_WRONG_TOKENS, 1_000 / WRONG_TOKEN_BLOCK_MS, nowMs),
      blockedUntilMs: -Infinity,
    };
    this.#attempts.set(address, attempts);
    const [oldest] = this.#attempts.keys();
    if (this.#attempts.size > MAX_WATCHED_ADDRESSES && oldest !== undefined) this.#attempts.delete(oldest);
    if (!attempts.allowed.take(1, nowMs)) {
      attempts.blockedUntilMs = nowMs + WRONG_TOKEN_BLOCK_MS;
      return tooManyAttempts();
    }
    return failure(
      'wrong-token',
      "The token is missing or is not this lobby's. Send 'Authorization: Bearer TOKEN' with the token that the lobby's host shows.",
    );
  }
}

function tooManyAttempts(): Result<never, 'too-many-attempts'> {
  return failure(
    'too-many-attempts',
    "Too many wrong tokens came from this address. Send the token that the lobby's host shows.",
  );
}
