import { FRAME_SAMPLES } from '../../shared/audio-format.ts';
import type { HeadlessClient } from './headless-client.ts';

/** A new connection brings sound within a few frames; one that brings none by then is silent. */
const LONGEST_WAIT_TICKS = 15;

type Ear = Pick<HeadlessClient, 'hear' | 'heardFrame'>;

/**
 * Hands the ear of a client from one connection to another: the old one plays until the new one has sound, and fades
 * into it within one frame of 20 ms.
 */
export class HearingHandover {
  readonly former: HeadlessClient;
  readonly #next: Ear;
  readonly #mixed = new Float32Array(2 * FRAME_SAMPLES);
  #ticks = 0;
  #isOver = false;

  constructor(former: HeadlessClient, next: Ear) {
    this.former = former;
    this.#next = next;
  }

  /** Whether the old connection is no longer heard. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Takes the next 20 ms of both. Returns 960 interleaved stereo samples, which are valid until the next call. */
  hear(nowMs: number): Float32Array {
    const hasSound = this.#next.hear(nowMs);
    this.former.hear(nowMs);
    this.#isOver = hasSound || ++this.#ticks >= LONGEST_WAIT_TICKS;
    if (!this.#isOver) return this.former.heardFrame;
    for (let sample = 0; sample < this.#mixed.length; sample++) {
      const share = (sample >> 1) / FRAME_SAMPLES;
      const before = this.former.heardFrame[sample] ?? 0;
      this.#mixed[sample] = before + share * ((this.#next.heardFrame[sample] ?? 0) - before);
    }
    return this.#mixed;
  }
}
