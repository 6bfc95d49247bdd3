/**
 * 32-bit RTP timestamps -> a line without wraps, in samples. A timestamp counts as the nearest one to the last
 * accepted, before or behind it (RFC 3550, appendix A.1 does the same for sequence numbers).
 */
export class TimestampUnwrapper {
  #last = 0;
  #isStarted = false;

  /** Position of `rtpTimestamp` on the line. Does not move the reference. */
  unwrap(rtpTimestamp: number): number {
    if (!this.#isStarted) return rtpTimestamp >>> 0;
    return this.#last + ((rtpTimestamp - this.#last) | 0);
  }

  /** Makes a position from `unwrap` the reference for those to come. */
  accept(position: number): void {
    this.#last = position;
    this.#isStarted = true;
  }
}
