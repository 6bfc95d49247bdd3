/**
 * Maps 32-bit RTP timestamps to a line without wraps, in samples. A timestamp maps to the position nearest to the last
 * accepted one, before or after it (RFC 3550, appendix A.1 does the same for sequence numbers).
 */
export class TimestampUnwrapper {
  #last = 0;
  #isStarted = false;

  /** Returns the position of `rtpTimestamp` on the line. Does not move the reference. */
  unwrap(rtpTimestamp: number): number {
    if (!this.#isStarted) return rtpTimestamp >>> 0;
    return this.#last + ((rtpTimestamp - this.#last) | 0);
  }

  /** Makes a position from `unwrap` the reference for later ones. */
  accept(position: number): void {
    this.#last = position;
    this.#isStarted = true;
  }
}
