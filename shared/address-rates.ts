import { TokenBucket } from './token-bucket.ts';

export interface AddressRate {
  /** How many an address group may take at once. */
  readonly burst: number;
  readonly perSecond: number;
  /** Address groups that are remembered; beyond that, the one that took none for the longest time is forgotten. */
  readonly maxGroups: number;
}

/** Of the groups that are remembered, those of one IPv6 site have at most this share. */
const SITE_SHARE = 1 / 16;

/** A /64 network of IPv6 as `addressGroupOf` writes it, whose first 48 bits (12 digits) are one customer's site. */
const IPV6_NETWORK = /^[0-9a-f]{16}$/;
const SITE_DIGITS = 12;

/**
 * One rate limit for each address group, in bounded memory. Time is passed in. The holder of an IPv6 site (/48) has
 * 65,536 networks: beyond its share of the memory they all count as one, so that they neither get a burst each nor make
 * everybody else forgotten.
 */
export class AddressRates {
  readonly #rate: AddressRate;
  /** In the order of their last use, so that the first one is the one to forget. */
  readonly #buckets = new Map<string, TokenBucket>();
  /** How many groups of each site are remembered. */
  readonly #siteSizes = new Map<string, number>();

  constructor(rate: AddressRate) {
    this.#rate = rate;
  }

  /** Takes one and returns true; returns false if the group has to wait. */
  take(group: string, nowMs: number): boolean {
    const { burst, perSecond, maxGroups } = this.#rate;
    const counted = this.#countedAs(group);
    const bucket = this.#buckets.get(counted) ?? new TokenBucket(burst, perSecond, nowMs);
    this.#forget(counted);
    this.#buckets.set(counted, bucket);
    this.#resize(counted, 1);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > maxGroups && oldest !== undefined) this.#forget(oldest);
    return bucket.take(1, nowMs);
  }

  /** Returns what the group took for something that proved harmless. */
  giveBack(group: string): void {
    this.#buckets.get(this.#countedAs(group))?.giveBack(1);
  }

  /** Returns whether the group would have to wait, without taking anything. */
  isExhausted(group: string, nowMs: number): boolean {
    return this.#buckets.get(this.#countedAs(group))?.has(1, nowMs) === false;
  }

  /** Returns the group itself, or its site if that has used up its share and this group is not remembered. */
  #countedAs(group: string): string {
    const site = siteOf(group);
    if (site === undefined || this.#buckets.has(group)) return group;
    const share = Math.max(1, Math.floor(this.#rate.maxGroups * SITE_SHARE));
    return (this.#siteSizes.get(site) ?? 0) < share ? group : site;
  }

  #forget(counted: string): void {
    if (this.#buckets.delete(counted)) this.#resize(counted, -1);
  }

  #resize(counted: string, change: 1 | -1): void {
    const site = siteOf(counted);
    if (site === undefined) return;
    const size = (this.#siteSizes.get(site) ?? 0) + change;
    if (size === 0) this.#siteSizes.delete(site);
    else this.#siteSizes.set(site, size);
  }
}

function siteOf(group: string): string | undefined {
  return IPV6_NETWORK.test(group) ? group.slice(0, SITE_DIGITS) : undefined;
}
