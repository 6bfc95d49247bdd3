import { AddressRates } from '../../../shared/address-rates.ts';
import { TokenBucket } from '../../../shared/token-bucket.ts';

const MINUTE_S = 60;
/** Wrong passwords of one address group: 5 at once, then one in two minutes. */
const GROUP_RATE = { burst: 5, perSecond: 1 / (2 * MINUTE_S), maxGroups: 1_024 } as const;
/**
 * Wrong passwords of all groups together: 30 at once, then 3 a minute, which is 4,350 a day. A rendezvous that lies
 * about groups gains no more.
 */
const ALL_RATE = { burst: 30, perSecond: 3 / MINUTE_S } as const;

/** Limits how often strangers can guess the password of a lobby. People choose it, so it can be easy to guess. */
export class PasswordGuesses {
  readonly #groups = new AddressRates(GROUP_RATE);
  readonly #all: TokenBucket;

  constructor(nowMs: number) {
    this.#all = new TokenBucket(ALL_RATE.burst, ALL_RATE.perSecond, nowMs);
  }

  /** Returns whether somebody of this address group may guess now. */
  mayGuess(group: string, nowMs: number): boolean {
    return this.#all.has(1, nowMs) && !this.#groups.isExhausted(group, nowMs);
  }

  /** Counts a guess before it is judged, or returns false if there were too many. */
  take(group: string, nowMs: number): boolean {
    return this.mayGuess(group, nowMs) && this.#groups.take(group, nowMs) && this.#all.take(1, nowMs);
  }

  /** Takes back the count of a guess that was right. */
  forgive(group: string): void {
    this.#groups.giveBack(group);
    this.#all.giveBack(1);
  }
}
