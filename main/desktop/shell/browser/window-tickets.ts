import { isEqualSecret } from '../is-equal-secret.ts';

/** Creates a secret: 32 random bytes, base64url. */
export type CreateSecret = () => string;

/** Limits: a printed link that nobody opens is replaced by later ones; a browser's window needs one session. */
const MAX_WAITING_TICKETS = 16;
const MAX_SESSIONS = 32;

/**
 * Decides who may talk to the loopback server. A ticket is part of a link and opens it once; it becomes a session,
 * whose secret is stored in a cookie. Both end with the process. Beyond the limit, the oldest is dropped.
 */
export class WindowTickets {
  readonly #createSecret: CreateSecret;
  readonly #tickets = new Set<string>();
  readonly #sessions = new Set<string>();

  constructor(createSecret: CreateSecret) {
    this.#createSecret = createSecret;
  }

  createTicket(): string {
    return addBounded(this.#tickets, this.#createSecret(), MAX_WAITING_TICKETS);
  }

  /** Exchanges a ticket for a new session's secret; undefined if the ticket is unknown or used. */
  redeem(ticket: string): string | undefined {
    const known = findEqual(this.#tickets, ticket);
    if (known === undefined) return undefined;
    this.#tickets.delete(known);
    return addBounded(this.#sessions, this.#createSecret(), MAX_SESSIONS);
  }

  isSession(secret: string | undefined): boolean {
    return secret !== undefined && findEqual(this.#sessions, secret) !== undefined;
  }
}

function addBounded(secrets: Set<string>, secret: string, limit: number): string {
  secrets.add(secret);
  for (const oldest of secrets) {
    if (secrets.size <= limit) break;
    secrets.delete(oldest);
  }
  return secret;
}

/** Compares with every secret, each in constant time, so that timing reveals nothing about any of them. */
function findEqual(secrets: ReadonlySet<string>, candidate: string): string | undefined {
  let found: string | undefined;
  for (const secret of secrets) if (isEqualSecret(secret, candidate)) found = secret;
  return found;
}
