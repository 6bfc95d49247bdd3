import { createHash, randomBytes } from 'node:crypto';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import { MAX_TOKEN_HASHES } from '../../../../shared/protocol/lobby-state.ts';

const TOKEN_BYTES = 16;

/** Returns a new token, base64url. */
export function createResumeToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** The hashes of one participant's tokens. */
interface Held {
  /** Of the last connection on which the client has said something; undefined = it has on none. */
  inUse: string | undefined;
  /** Of connections on which it has said nothing yet, oldest first. */
  readonly offered: string[];
  /** The tokens that another host of this lobby gave out, newest first. */
  passedOn: readonly string[];
}

/** A client that returns again and again without a word has this many tokens that work besides the one in use. */
const MAX_OFFERED = 8;

/** A new token for the client, and the hash by which the host knows it. */
export interface IssuedToken {
  readonly token: string;
  readonly hash: string;
}

/**
 * The tokens by which participants resume. Each connection gets a new one, and the one before works until the client
 * has said something on the new connection. The host keeps SHA-256 only, and other hosts get hashes of what members
 * derive for them: none of them can pass for a member here. Looking a token up by its hash takes the same time for all
 * wrong ones.
 */
export class ResumeTokens {
  readonly #createToken: () => string;
  readonly #held = new Map<ParticipantId, Held>();

  /** `createToken` returns 16 random bytes, base64url. */
  constructor(createToken: () => string) {
    this.#createToken = createToken;
  }

  /** Creates the token of a connection that a participant is about to open. */
  issue(id: ParticipantId): IssuedToken {
    const token = this.#createToken();
    const hash = hashOf(token);
    const { offered } = this.#of(id);
    offered.push(hash);
    if (offered.length > MAX_OFFERED) offered.shift();
    return { token, hash };
  }

  /**
   * The client has this token, and its connection is open: all others of its participant stop working. `keepsPassedOn`:
   * those of another host keep working, because that host still has the lobby.
   */
  use(id: ParticipantId, hash: string, keepsPassedOn: boolean): void {
    const held = this.#of(id);
    held.inUse = hash;
    held.offered.length = 0;
    if (!keepsPassedOn) held.passedOn = [];
  }

  /** The connection of this token has ended before it was open. */
  withdraw(id: ParticipantId, hash: string): void {
    const held = this.#held.get(id);
    const index = held?.offered.indexOf(hash) ?? -1;
    if (index >= 0) held?.offered.splice(index, 1);
  }

  /** Returns whether a participant may resume by this token. */
  isValid(id: ParticipantId, token: string): boolean {
    const held = this.#held.get(id);
    if (held === undefined) return false;
    const hash = hashOf(token);
    if (held.inUse === hash || held.offered.includes(hash)) return true;
    // A host that has started again gets the token itself.
    return held.passedOn.includes(hash) || held.passedOn.includes(hashForOtherHost(hash));
  }

  /** Returns what another host needs, the newest first: hashes of what clients derive by `tokenForOtherHost`. */
  hashesOf(id: ParticipantId): string[] {
    const held = this.#held.get(id);
    if (held === undefined) return [];
    const own = [held.offered.at(-1), held.inUse].filter((hash) => hash !== undefined).map(hashForOtherHost);
    return [...own, ...held.passedOn].slice(0, MAX_TOKEN_HASHES);
  }

  /** Replaces the hashes that another host of this lobby has passed on. */
  setPassedOn(id: ParticipantId, hashes: readonly string[]): void {
    this.#of(id).passedOn = hashes;
  }

  forget(id: ParticipantId): void {
    this.#held.delete(id);
  }

  #of(id: ParticipantId): Held {
    const known = this.#held.get(id);
    if (known !== undefined) return known;
    const held: Held = { inUse: undefined, offered: [], passedOn: [] };
    this.#held.set(id, held);
    return held;
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(Buffer.from(token, 'base64url')).digest('base64url');
}

/** Returns the hash of the token that a participant derives from the one with this hash (`tokenForOtherHost`). */
function hashForOtherHost(hash: string): string {
  const derived = Buffer.from(hash, 'base64url').subarray(0, TOKEN_BYTES);
  return createHash('sha256').update(derived).digest('base64url');
}
