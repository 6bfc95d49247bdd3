import { TokenBucket } from '../../../../shared/token-bucket.ts';

/** Offers of one person. */
const OFFERS_AT_ONCE = 10;
const OFFERS_PER_SECOND = 0.1;
/** Other requests of one person: a file of 10 MB takes forty, at most two a second at the highest rate. */
const REQUESTS_AT_ONCE = 200;
const REQUESTS_PER_SECOND = 20;

/** People whose requests are counted; the one who was quiet for longest is forgotten first. */
const MAX_PEOPLE = 2_000;

interface Rates {
  readonly offers: TokenBucket;
  readonly requests: TokenBucket;
}

/** How much each person asks for. A new connection begins no new budget. */
export class FileRates {
  readonly #people = new Map<string, Rates>();

  /** Counts a request, and returns whether it is one too many. */
  isTooFast(person: string, isOffer: boolean, nowMs: number): boolean {
    const rates = this.#people.get(person) ?? {
      offers: new TokenBucket(OFFERS_AT_ONCE, OFFERS_PER_SECOND, nowMs),
      requests: new TokenBucket(REQUESTS_AT_ONCE, REQUESTS_PER_SECOND, nowMs),
    };
    this.#people.delete(person);
    this.#people.set(person, rates);
    const oldest = this.#people.keys().next().value;
    if (this.#people.size > MAX_PEOPLE && oldest !== undefined) this.#people.delete(oldest);
    return !(isOffer ? rates.offers : rates.requests).take(1, nowMs);
  }
}
