import type { SpeakerInputStats } from '../../mixer/ports.ts';
import type { EncodingTime } from './timed-mix-encoder.ts';

/** Turns ever-growing totals into means since the last call. Allocation-free after construction. */
export class SecondMeans {
  readonly #waitMs: Float64Array;
  readonly #playedPackets: Float64Array;
  #encodingMs = 0;
  #encodes = 0;
  #encodeMs = 0;

  /** Creates means for slots up to `capacity`. */
  constructor(capacity: number) {
    this.#waitMs = new Float64Array(capacity + 1);
    this.#playedPackets = new Float64Array(capacity + 1);
  }

  /** Resets a slot that has a new owner, whose totals begin at 0. */
  begin(slot: number): void {
    this.#waitMs[slot] = 0;
    this.#playedPackets[slot] = 0;
  }

  /** Returns the mean wait in the playout buffer since the last call, milliseconds; NaN if nothing was played. */
  meanWaitMs(slot: number, { playedPackets, waitMs }: SpeakerInputStats): number {
    const played = playedPackets - this.#playedPackets[slot]!;
    const waited = waitMs - this.#waitMs[slot]!;
    this.#playedPackets[slot] = playedPackets;
    this.#waitMs[slot] = waitMs;
    return played > 0 ? waited / played : Number.NaN;
  }

  /**
   * Returns the mean encoding time of a frame since the last call; unchanged if none was encoded, 0 before the first.
   */
  meanEncodeMs({ encodingMs, encodes }: EncodingTime): number {
    if (encodes > this.#encodes) this.#encodeMs = (encodingMs - this.#encodingMs) / (encodes - this.#encodes);
    this.#encodingMs = encodingMs;
    this.#encodes = encodes;
    return this.#encodeMs;
  }
}
