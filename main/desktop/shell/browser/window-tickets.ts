import { isEqualSecret } from '../is-equal-secret.ts';

/** Creates a secret: 32 random bytes, base64url. */
export type CreateSecret = () => string;

/** Limits: a printed link that nobody opens is replaced by later ones; a browser's window needs one session. */
const MAX_WAITING_TICKETS = 16;
const MAX_SESSIONS = 32;

/** A browser opens its window within minutes, and a person who started Earshot without a window within hours. */
export const TICKET_LIFETIME_MS = 12 * 3_600_000;

/**
 * Decides who may talk to the loopback server. A ticket is part of a link and opens it once, for a limited time; it
 * becomes a session, whose secret the page keeps. Both end with the process. Beyond the limit, the oldest is dropped.
 */
export class WindowTickets {
  readonly #createSecret: CreateSecret;
  readonly #nowMs: () => number;
  /** Tickets, and when they expire. */
  readonly #tickets = new Map<string, number>();
  readonly #sessions = new Map<string, number>();

  constructor(createSecret: CreateSecret, nowMs: () => number) {
    this.#createSecret = createSecret;
    this.#nowMs = nowMs;
  }

  createTicket(): string {
    return addBounded(this.#tickets, this.#createSecret(), this.#nowMs() + TICKET_LIFETIME_MS, MAX_WAITING_TICKETS);
  }

  /** Exchanges a ticket for a new session's secret; undefined if the ticket is unknown, used or expired. */
  redeem(ticket: string): string | undefined {
    const known = findEqual(this.#tickets, ticket, this.#nowMs());
    if (known === undefined) return undefined;
    this.#tickets.delete(known);
    return addBounded(this.#sessions, this.#createSecret(), Infinity, MAX_SESSIONS);
  }

  isSession(secret: string | undefined): boolean {
    return secret !== undefined && findEqual(this.#sessions, secret, this.#nowMs()) !== undefined;
  }
}

function addBounded(secrets: Map<string, number>, secret: string, expiresAtMs: number, limit: number): string {
  secrets.set(secret, expiresAtMs);
  for (const oldest of secrets.keys()) {
    if (secrets.size <= limit) break;
    secrets.delete(oldest);
  }
  return secret;
}

/** Compares with every secret, each in constant time, so that timing reveals nothing about any of them. */
function findEqual(secrets: ReadonlyMap<string, number>, candidate: string, nowMs: number): string | undefined {
  let found: string | undefined;
  for (const [secret, expiresAtMs] of secrets)
    if (isEqualSecret(secret, candidate) && nowMs < expiresAtMs) found = secret;
  return found;
}
