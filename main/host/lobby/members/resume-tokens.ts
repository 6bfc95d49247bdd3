import { createHash } from 'node:crypto';
import type { ParticipantId } from '../../../../shared/model/participant.ts';
import { MAX_TOKEN_HASHES } from '../../../../shared/protocol/lobby-state.ts';

/** The hashes of one participant's tokens. */
interface Held {
  /** Of the last connection on which the client has said something; undefined = it has on none. */
  inUse: string | undefined;
  /** Of connections on which it has said nothing yet, oldest first. */
  readonly offered: string[];
  /** Of connections that the one in use has overtaken, newest first. */
  former: readonly FormerToken[];
  /** What another host of this lobby gave out, newest first. */
  passedOn: readonly string[];
}

interface FormerToken {
  readonly hash: string;
  readonly untilMs: number;
}

/**
 * A client tries several ways at once, so a request with the token before may be under way when the client speaks on
 * another connection. A person with an identity must not come in as somebody new by it, who would end that connection.
 */
const FORMER_MS = 60_000;
const MAX_FORMER = 4;

/** A client that returns again and again without a word has this many tokens that work besides the one in use. */
const MAX_OFFERED = 8;

const TOKEN_BYTES = 16;

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
  readonly #nowMs: () => number;
  readonly #held = new Map<ParticipantId, Held>();

  /** `createToken` returns 16 random bytes, base64url; `nowMs` counts sleep. */
  constructor(createToken: () => string, nowMs: () => number) {
    this.#createToken = createToken;
    this.#nowMs = nowMs;
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
   * The client has this token, and its connection is open: all others of its participant stop working.
   * `keepsPassedOn`: those of another host go on working, because that host still has the lobby.
   */
  use(id: ParticipantId, hash: string, keepsPassedOn: boolean): void {
    const held = this.#of(id);
    const untilMs = this.#nowMs() + FORMER_MS;
    const overtaken = [...held.offered.toReversed(), ...(held.inUse === undefined ? [] : [held.inUse])]
      .filter((other) => other !== hash)
      .map((other) => ({ hash: other, untilMs }));
    held.former = [...overtaken, ...held.former].slice(0, MAX_FORMER);
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

  /**
   * Returns whether another connection has overtaken the one of this token within the last minute. Only together with
   * the person's key is it worth anything: a copied token is worth nothing once its owner has used it.
   */
  isFormer(id: ParticipantId, token: string): boolean {
    const hash = hashOf(token);
    const former = this.#held.get(id)?.former ?? [];
    return former.some((one) => one.hash === hash && one.untilMs > this.#nowMs());
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
    const held: Held = { inUse: undefined, offered: [], former: [], passedOn: [] };
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
