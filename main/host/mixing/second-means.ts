import type { SpeakerInputStats } from '../../mixer/ports.ts';
import type { EncodingTime } from './timed-mix-encoder.ts';

/** Turns sums that grow for ever into means since the last look. Allocation-free after construction. */
export class SecondMeans {
  readonly #waitMs: Float64Array;
  readonly #playedPackets: Float64Array;
  #encodingMs = 0;
  #encodes = 0;
  #encodeMs = 0;

  /** For slots up to `capacity`. */
  constructor(capacity: number) {
    this.#waitMs = new Float64Array(capacity + 1);
    this.#playedPackets = new Float64Array(capacity + 1);
  }

  /** Somebody else has the slot from now on, whose sums begin at 0. */
  begin(slot: number): void {
    this.#waitMs[slot] = 0;
    this.#playedPackets[slot] = 0;
  }

  /** Mean wait in the playout buffer since the last look, milliseconds; NaN where nothing was played. */
  meanWaitMs(slot: number, { playedPackets, waitMs }: SpeakerInputStats): number {
    const played = playedPackets - this.#playedPackets[slot]!;
    const waited = waitMs - this.#waitMs[slot]!;
    this.#playedPackets[slot] = playedPackets;
    this.#waitMs[slot] = waitMs;
    return played > 0 ? waited / played : Number.NaN;
  }

  /** What encoding a frame took since the last look; as before where none was encoded, 0 before the first. */
  meanEncodeMs({ encodingMs, encodes }: EncodingTime): number {
    if (encodes > this.#encodes) this.#encodeMs = (encodingMs - this.#encodingMs) / (encodes - this.#encodes);
    this.#encodingMs = encodingMs;
    this.#encodes = encodes;
    return this.#encodeMs;
  }
}
