import { FRAME_SAMPLES } from '../../shared/audio-format.ts';
import type { HeadlessClient } from './headless-client.ts';

/**
 * 1 s: while the old connection plays, the new one must have had its first sound this long ago. By then, everybody
 * speaks there who spoke before, and its playout buffer knows how evenly packets come.
 */
const SETTLED_TICKS = 50;
/** 60 ms: without sound for longer, the host has the ear on the new connection already. */
const FORMER_SILENT_TICKS = 3;
/**
 * Members do not elect another host earlier, and a busy machine that hands its lobby over is rarely silent for that
 * long.
 */
const FORMER_SILENT_MS = 400;
/** A host that mixes sends a packet each 400 ms even while nobody speaks. */
const FORMER_DEAD_MS = 600;
/** 300 ms without sound on both: nobody speaks. */
const SILENT_TICKS = 15;
/** 2 s: a new connection that is silent by then is right, although the old one is not. */
const LONGEST_DOUBT_TICKS = 100;

type Ear = Pick<HeadlessClient, 'hear' | 'heardFrame'>;

/**
 * Hands the ear of a client from one connection to another. While the old one plays, it waits until the new one has
 * settled; when the old one has nothing left, the first sound of the new one will do. It fades from one into the other
 * within one frame of 20 ms.
 */
export class HearingHandover {
  readonly former: HeadlessClient;
  readonly #next: Ear;
  readonly #isOtherHost: boolean;
  readonly #mixed = new Float32Array(2 * FRAME_SAMPLES);
  #ticks = 0;
  /** Since the first sound of the new connection. */
  #settlingTicks = 0;
  #formerSilentTicks = 0;
  #silentTicks = 0;
  #isOver = false;

  /**
   * `isOtherHost`: the new connection leads to another host, where others may speak later. So a short silence of the
   * old one, which a busy machine causes, is no reason to leave it.
   */
  constructor(former: HeadlessClient, next: Ear, isOtherHost: boolean) {
    this.former = former;
    this.#next = next;
    this.#isOtherHost = isOtherHost;
  }

  /** Whether the old connection is no longer heard. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether nobody listens on the old connection any longer, because nothing comes on it. */
  isFormerDead(nowMs: number): boolean {
    return this.#isFormerSilent(nowMs, FORMER_DEAD_MS);
  }

  /** Takes the next 20 ms of both. Returns 960 interleaved stereo samples, which are valid until the next call. */
  hear(nowMs: number): Float32Array {
    const hasSound = this.#next.hear(nowMs);
    if (this.#isOver) return this.#next.heardFrame;
    const hadSound = this.former.hear(nowMs);
    this.#ticks++;
    if (hasSound || this.#settlingTicks > 0) this.#settlingTicks++;
    this.#formerSilentTicks = hadSound ? 0 : this.#formerSilentTicks + 1;
    this.#silentTicks = hasSound || hadSound ? 0 : this.#silentTicks + 1;
    const isLeft = this.#isOtherHost
      ? this.#isFormerSilent(nowMs, FORMER_SILENT_MS)
      : this.#formerSilentTicks >= FORMER_SILENT_TICKS;
    const mayFade = isLeft || this.#settlingTicks >= SETTLED_TICKS;
    this.#isOver = (hasSound && mayFade) || this.#silentTicks >= SILENT_TICKS || this.#ticks >= LONGEST_DOUBT_TICKS;
    return this.#isOver ? this.#fade() : this.former.heardFrame;
  }

  #isFormerSilent(nowMs: number, forMs: number): boolean {
    return nowMs - this.former.lastPacketMs >= forMs;
  }

  #fade(): Float32Array {
    for (let sample = 0; sample < this.#mixed.length; sample++) {
      const share = (sample >> 1) / FRAME_SAMPLES;
      const before = this.former.heardFrame[sample] ?? 0;
      this.#mixed[sample] = before + share * ((this.#next.heardFrame[sample] ?? 0) - before);
    }
    return this.#mixed;
  }
}
