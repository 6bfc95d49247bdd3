import { FRAME_MS } from '../../shared/audio-format.ts';

/** Frames that may be caught up in a row; beyond this the clock skips to now, because listeners would get a burst. */
const MAX_CATCH_UP_FRAMES = 3;

/**
 * The ideal grid on which the mixer ticks: frame n is due exactly n x 20 ms after the grid's start, however late the
 * thread wakes. So errors do not accumulate, and threads on the same grid agree on n. Time is passed in.
 */
export class FrameClock {
  /** Frames skipped because the thread was too late. */
  missedFrames = 0;
  readonly #gridStartMs: number;
  #nextIndex: number;

  /**
   * Creates a clock whose first frame is the next one due after `nowMs` on the grid that started at `gridStartMs`,
   * possibly in another thread.
   */
  constructor(gridStartMs: number, nowMs = gridStartMs) {
    this.#gridStartMs = gridStartMs;
    this.#nextIndex = Math.floor((nowMs - gridStartMs) / FRAME_MS) + 1;
  }

  /** The frame begun last, counted from the grid's start, including missed frames. */
  get tickIndex(): number {
    return this.#nextIndex - 1;
  }

  /** Milliseconds to sleep; 0 or less = the next frame is due. */
  remainingMs(nowMs: number): number {
    return this.#deadlineMs() - nowMs;
  }

  /**
   * Begins the due frame and returns by how many milliseconds it is late. If too many are due, it begins the last of
   * them.
   */
  begin(nowMs: number): number {
    const latenessMs = nowMs - this.#deadlineMs();
    const behindFrames = Math.floor(latenessMs / FRAME_MS);
    if (behindFrames > MAX_CATCH_UP_FRAMES) {
      this.missedFrames += behindFrames;
      this.#nextIndex += behindFrames;
    }
    this.#nextIndex++;
    return latenessMs;
  }

  #deadlineMs(): number {
    return this.#gridStartMs + this.#nextIndex * FRAME_MS;
  }
}
