import { randomBytes } from 'node:crypto';
import { MAX_CANDIDATES } from '../../../shared/protocol/limits.ts';
import { parseCandidate } from './ice-candidate.ts';
import { isPunchable, type PunchRules } from './punch-rules.ts';

/** A place where a guest may receive. */
export interface PunchTarget {
  readonly address: string;
  readonly port: number;
  /** The transaction of all checks to this place, 12 random bytes. */
  readonly transactionId: Buffer;
}

/** Two seconds for a guest with one candidate, and longer than any guest waits for one with 16. */
const PACKETS_PER_TARGET = 40;

/** Candidates of a guest that are looked at; some have names, TCP, or repeat others. */
const MAX_READ = 64;

/**
 * The places to which the host sends checks so that the routers in front of it let the guest's own checks in
 * (punching). A guest names them, so each bound here keeps the host from becoming somebody's tool.
 */
export class PunchList {
  readonly #rules: PunchRules;
  readonly #targets: { readonly target: PunchTarget; left: number }[] = [];
  #readCount = 0;
  #turn = 0;

  constructor(rules: PunchRules) {
    this.#rules = rules;
  }

  get targets(): readonly PunchTarget[] {
    return this.#targets.map(({ target }) => target);
  }

  /** Takes the value of `a=candidate`. Returns whether it names a further place that may be tried. */
  add(value: string): boolean {
    if (this.#readCount >= MAX_READ || this.#targets.length >= MAX_CANDIDATES) return false;
    this.#readCount += 1;
    const candidate = parseCandidate(value);
    if (candidate === undefined || !isPunchable(candidate.address, candidate.port, this.#rules)) return false;
    const { address, port } = candidate;
    if (this.#targets.some(({ target }) => target.address === address && target.port === port)) return false;
    this.#targets.push({ target: { address, port, transactionId: randomBytes(12) }, left: PACKETS_PER_TARGET });
    return true;
  }

  /** Returns the place whose turn it is, and counts a check to it; undefined = none is left. */
  next(): PunchTarget | undefined {
    const due = this.#targets.filter(({ left }) => left > 0);
    const entry = due[this.#turn++ % Math.max(1, due.length)];
    if (entry === undefined) return undefined;
    entry.left -= 1;
    return entry.target;
  }
}
