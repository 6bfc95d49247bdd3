import { TokenBucket } from './token-bucket.ts';

export interface AddressRate {
  /** How many an address group may take at once. */
  readonly burst: number;
  readonly perSecond: number;
  /** Address groups that are remembered; beyond that, the one that took none for the longest time is forgotten. */
  readonly maxGroups: number;
}

/** One rate limit for each address group, in bounded memory. Time is passed in. */
export class AddressRates {
  readonly #rate: AddressRate;
  /** In the order of their last use, so that the first one is the one to forget. */
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(rate: AddressRate) {
    this.#rate = rate;
  }

  /** Takes one and returns true; returns false if the group has to wait. */
  take(group: string, nowMs: number): boolean {
    const { burst, perSecond, maxGroups } = this.#rate;
    const bucket = this.#buckets.get(group) ?? new TokenBucket(burst, perSecond, nowMs);
    this.#buckets.delete(group);
    this.#buckets.set(group, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > maxGroups && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket.take(1, nowMs);
  }

  /** Returns what the group took for something that proved harmless. */
  giveBack(group: string): void {
    this.#buckets.get(group)?.giveBack(1);
  }

  /** Returns whether the group would have to wait, without taking anything. */
  isExhausted(group: string, nowMs: number): boolean {
    return this.#buckets.get(group)?.has(1, nowMs) === false;
  }
}
