import { compareSuccessions, type SuccessionNumber } from '../../../shared/succession/quorum.ts';
import type { KeptSuccession } from './succession-office.ts';

/** Holds successions back until the next start of the host is sure to know them. */
export class HeldSuccessions {
  readonly #report: (kept: KeptSuccession) => void;
  #held: { readonly kept: KeptSuccession; readonly publish: () => void }[] = [];

  /** `report`: asks for a succession to be kept. */
  constructor(report: (kept: KeptSuccession) => void) {
    this.#report = report;
  }

  /** Asks for a succession to be kept, and publishes it after that. */
  add(kept: KeptSuccession, publish: () => void): void {
    this.#held.push({ kept, publish });
    this.#report(kept);
  }

  /** Somebody who can keep successions is there: asks again for the newest. */
  repeat(): void {
    const newest = this.#held.at(-1);
    if (newest !== undefined) this.#report(newest.kept);
  }

  /** The succession with this number is kept, and with it all before. */
  release(number: SuccessionNumber): void {
    const isKept = ({ kept }: { readonly kept: KeptSuccession }): boolean =>
      compareSuccessions(kept.issued, number) <= 0;
    const released = this.#held.filter(isKept);
    this.#held = this.#held.filter((one) => !isKept(one));
    for (const { publish } of released) publish();
  }
}
