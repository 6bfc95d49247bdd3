import { FRAME_MS } from '../../shared/audio-format.ts';

/** Frames that may be caught up one after the other; beyond this the clock starts anew, or listeners would get a burst. */
const MAX_CATCH_UP_FRAMES = 3;

/**
 * The ideal grid on which the mixer ticks: deadlines are exactly 20 ms apart, whenever the thread really woke, so that no
 * error adds up. Time is passed in.
 */
export class FrameClock {
  /** Frames that were given up because the thread was too late. */
  missedFrames = 0;
  #deadlineMs: number;

  constructor(startMs: number) {
    this.#deadlineMs = startMs + FRAME_MS;
  }

  /** Milliseconds to sleep; 0 or less = the next frame is due. */
  remainingMs(nowMs: number): number {
    return this.#deadlineMs - nowMs;
  }

  /** Begins the due frame and returns by how many milliseconds it is late. */
  begin(nowMs: number): number {
    const latenessMs = nowMs - this.#deadlineMs;
    this.#deadlineMs += FRAME_MS;
    const behindFrames = Math.floor((nowMs - this.#deadlineMs) / FRAME_MS) + 1;
    if (behindFrames > MAX_CATCH_UP_FRAMES) {
      this.missedFrames += behindFrames;
      this.#deadlineMs += behindFrames * FRAME_MS;
    }
    return latenessMs;
  }
}
