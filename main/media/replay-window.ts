/** How many packets back a late one is still accepted (RFC 3711, section 3.3.2: at least 64). */
const REPLAY_WINDOW_PACKETS = 64;

/**
 * Remembers which of the last 64 packet indices were seen. Call `isFresh` before authentication and `accept` after it,
 * so that forged packets never move the window. Indices are up to 2^48. Allocation-free.
 */
export class ReplayWindow {
  #highest = -1;
  /** Bit n of low: index `highest - n` was seen; bit n of high: `highest - 32 - n`. */
  #low = 0;
  #high = 0;

  /** Returns whether a packet is neither known nor older than the window. */
  isFresh(index: number): boolean {
    return this.#highest - index < REPLAY_WINDOW_PACKETS && !this.has(index);
  }

  /** Returns whether a packet was accepted; false if it is older than the window. */
  has(index: number): boolean {
    const age = this.#highest - index;
    if (age < 0 || age >= REPLAY_WINDOW_PACKETS) return false;
    return ((age < 32 ? this.#low >>> age : this.#high >>> (age - 32)) & 1) === 1;
  }

  accept(index: number): void {
    const age = this.#highest - index;
    if (age < 0) {
      this.#shift(-age);
      this.#highest = index;
      this.#low |= 1;
    } else if (age < 32) this.#low |= 1 << age;
    else if (age < REPLAY_WINDOW_PACKETS) this.#high |= 1 << (age - 32);
  }

  #shift(count: number): void {
    if (count >= REPLAY_WINDOW_PACKETS) {
      this.#low = 0;
      this.#high = 0;
    } else if (count >= 32) {
      this.#high = count === 32 ? this.#low : this.#low << (count - 32);
      this.#low = 0;
    } else {
      this.#high = (this.#high << count) | (this.#low >>> (32 - count));
      this.#low <<= count;
    }
  }
}
