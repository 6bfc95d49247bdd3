import { addressGroupOf } from '../ice/address-group.ts';
import { AddressRates } from '../../../shared/address-rates.ts';

/** Sixty-four guests behind one address find their paths with ten checks each; a guest alone may use up all. */
const GUEST_RATE = { burst: 640, perSecond: 10, maxGroups: 1_024 } as const;
/** A stranger's network sees no more than this, however many guests name it, and however often they join. */
const TARGET_RATE = { burst: 400, perSecond: 5, maxGroups: 4_096 } as const;

/**
 * How many checks a host sends for the guests of one address group, and to the addresses of one. An invited guest names
 * the places and may join again and again, so the bounds of one join are not enough.
 */
export class PunchBudget {
  readonly #guests = new AddressRates(GUEST_RATE);
  readonly #targets = new AddressRates(TARGET_RATE);

  /** Takes one check for a guest of `guestGroup` to `address`; returns false if it must not be sent. */
  take(guestGroup: string, address: string, nowMs: number): boolean {
    if (!this.#guests.take(guestGroup, nowMs)) return false;
    return this.#targets.take(addressGroupOf(address), nowMs);
  }
}
