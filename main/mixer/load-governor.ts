import { invariant } from '../../shared/invariant.ts';
import type { MixLimits } from './mix-limits.ts';

/** Voices heard at once, fewer with each step. Listeners who hear fewer anyway lose nothing. */
const HEARD_SPEAKERS = [6, 4, 3] as const;
/** With fewer voices a conversation is hard to follow, so this comes late. */
const LATE_HEARD_SPEAKERS = 2;
/** Squares whose listeners share mixes, as shares of earshot: 4, 8 and 15 m by the default rules. */
const SHARED_SQUARES = [1 / 8, 1 / 4, 1 / 2] as const;

/** Half a second: longer than a stall, shorter than a sentence. */
const WINDOW_TICKS = 25;
/** Share of the budget above which a tick counts as hot. */
const HOT_SHARE = 0.95;
const SHED_SHARE = 0.85;
/**
 * A tick counts for this many budgets at most, so that none alone raises the half-second mean above `SHED_SHARE`: a
 * tick in which the machine stood still (suspended, in a debugger) tells nothing about the load.
 */
const MAX_SHARE = 10;
/**
 * Little load, as a share of the budget. A step that saves less than 47 % cannot oscillate between this and the share
 * at which it is taken.
 */
const RELEASE_SHARE = 0.45;
/**
 * Some headroom, as a share of the budget. What steps save differs, and is only a few per cent for many, so a step is
 * given back after a longer wait, as a trial.
 */
const TRIAL_SHARE = 0.7;
const TRIAL_WAIT_FACTOR = 5;
/** Ticks in a row: garbage collection takes one or two, overload does not stop. */
const HOT_TICKS = 3;
/**
 * An estimate of the share of the load that remains after a step. It decides how many steps to take at once if there is
 * no time to measure each.
 */
const EXPECTED_REMAINDER = 0.8;
const MAX_STEPS_AT_ONCE = 4;
/** The load must be low for 2 s before a step is released. */
const MIN_HOLD_TICKS = 100;
const MAX_HOLD_TICKS = 3_000;
/** A release that must be taken back within 5 s was a mistake; after that, the load has changed. */
const PROBE_TICKS = 250;
/** Below this share of the load at which a release failed, that failure no longer counts. */
const CLEARLY_LESS = 0.7;

export interface LoadGovernorOptions {
  /** Time budget of a tick, milliseconds. */
  readonly budgetMs: number;
  /** Limits while no load is shed. */
  readonly limits: MixLimits;
}

/**
 * Keeps the mixer's ticks within their time budget. High load lowers the limits step by step: first the number of
 * voices, then the encoders' complexity, then packets of 40 ms, then directions, and at last separate mixes: listeners
 * who stand together share one. Low load gives the steps back, one at a time.
 *
 * Shed: a half-second mean above 85 % of the budget takes one step; three ticks in a row above 95 % take up to four at
 * once. Then the mean restarts, so that the next decision sees the effect of the last. Release: the mean must stay
 * below 45 % for 2 s, or below 70 % for 10 s. A release that has to be taken back at once doubles these times, up to
 * thirtyfold, until the load has clearly fallen. docs/adr/0018 has the reasons.
 */
export class LoadGovernor {
  /** The largest `step`. */
  readonly stepCount: number;
  readonly #budgetMs: number;
  /** Limits by step. */
  readonly #ladder: readonly MixLimits[];
  /** Load of the last ticks as shares of the budget; a ring buffer. */
  readonly #shares = new Float64Array(WINDOW_TICKS);
  #position = 0;
  /** Entries added to the ring since the limits last changed. */
  #filled = 0;
  #step = 0;
  #hotTicks = 0;
  #lowTicks = 0;
  #roomyTicks = 0;
  #holdTicks = MIN_HOLD_TICKS;
  #probeTicksLeft = 0;
  #hasReleased = false;
  /** Mean before the last release. If that release failed, this load is too high for one step less. */
  #shareBeforeRelease = 0;

  constructor(options: LoadGovernorOptions) {
    invariant(options.budgetMs > 0, 'a tick may take some time');
    this.#budgetMs = options.budgetMs;
    this.#ladder = createLadder(options.limits);
    this.stepCount = this.#ladder.length - 1;
  }

  /** 0 = no load is shed, `stepCount` = all that can be shed. */
  get step(): number {
    return this.#step;
  }

  /** The limits of the mixer now. Returns the same object for the same step. */
  get limits(): MixLimits {
    const limits = this.#ladder[this.#step];
    invariant(limits !== undefined, 'every step has its limits');
    return limits;
  }

  /** Records how long a tick took; call it once per tick. Returns whether `limits` changed. */
  observe(busyMs: number): boolean {
    const share = Math.min(busyMs / this.#budgetMs, MAX_SHARE);
    this.#shares[this.#position] = share;
    this.#position = this.#position + 1 === WINDOW_TICKS ? 0 : this.#position + 1;
    if (this.#filled < WINDOW_TICKS) this.#filled++;
    if (this.#probeTicksLeft > 0) this.#probeTicksLeft--;
    this.#hotTicks = share > HOT_SHARE ? this.#hotTicks + 1 : 0;
    if (this.#hotTicks === HOT_TICKS) return this.#shed(this.#stepsForHotTicks());
    if (this.#filled < WINDOW_TICKS) return false;
    const mean = this.#mean();
    return mean > SHED_SHARE ? this.#shed(1) : this.#isReleaseDue(mean) && this.#release(mean);
  }

  #shed(steps: number): boolean {
    const isFailedRelease = this.#probeTicksLeft > 0;
    if (isFailedRelease) this.#holdTicks = Math.min(2 * this.#holdTicks, MAX_HOLD_TICKS);
    const before = this.#step;
    this.#hasReleased = false;
    // The limits from before the release were enough, so they are enough again.
    this.#change(Math.min(this.stepCount, before + (isFailedRelease ? 1 : steps)));
    return this.#step !== before;
  }

  #release(mean: number): boolean {
    if (this.#hasReleased) this.#holdTicks = Math.max(this.#holdTicks / 2, MIN_HOLD_TICKS);
    this.#hasReleased = true;
    this.#shareBeforeRelease = mean;
    this.#change(this.#step - 1);
    this.#probeTicksLeft = PROBE_TICKS;
    return true;
  }

  #change(step: number): void {
    this.#step = step;
    this.#filled = 0;
    this.#hotTicks = 0;
    this.#lowTicks = 0;
    this.#roomyTicks = 0;
    this.#probeTicksLeft = 0;
  }

  #isReleaseDue(mean: number): boolean {
    if (this.#step === 0) return false;
    this.#lowTicks = mean < RELEASE_SHARE ? this.#lowTicks + 1 : 0;
    this.#roomyTicks = mean < TRIAL_SHARE ? this.#roomyTicks + 1 : 0;
    if (mean < CLEARLY_LESS * this.#shareBeforeRelease) this.#holdTicks = MIN_HOLD_TICKS;
    return this.#lowTicks >= this.#holdTicks || this.#roomyTicks >= TRIAL_WAIT_FACTOR * this.#holdTicks;
  }

  /** Returns as many steps as the calmest of the hot ticks requires, so that a single stall counts for little. */
  #stepsForHotTicks(): number {
    let share = Infinity;
    for (let back = 1; back <= HOT_TICKS; back++) {
      share = Math.min(share, this.#shares[(this.#position + WINDOW_TICKS - back) % WINDOW_TICKS] ?? 0);
    }
    let steps = 0;
    while (share > SHED_SHARE && steps < MAX_STEPS_AT_ONCE) {
      share *= EXPECTED_REMAINDER;
      steps++;
    }
    return steps;
  }

  #mean(): number {
    let sum = 0;
    for (let index = 0; index < WINDOW_TICKS; index++) sum += this.#shares[index] ?? 0;
    return sum / WINDOW_TICKS;
  }
}

/** Returns `full` first, then one thing less in each step. */
function createLadder(full: MixLimits): readonly MixLimits[] {
  const ladder = [full];
  let last = full;
  const add = (change: Partial<MixLimits>): void => void ladder.push((last = { ...last, ...change }));
  for (const maxHeardSpeakers of HEARD_SPEAKERS)
    if (maxHeardSpeakers < last.maxHeardSpeakers) add({ maxHeardSpeakers });
  while (last.complexity > 0) add({ complexity: Math.floor(last.complexity / 2) });
  if (last.framesPerPacket === 1) add({ framesPerPacket: 2 });
  if (last.maxHeardSpeakers > LATE_HEARD_SPEAKERS) add({ maxHeardSpeakers: LATE_HEARD_SPEAKERS });
  if (!last.isMono) add({ isMono: true });
  for (const sharedSquare of SHARED_SQUARES) if (sharedSquare > last.sharedSquare) add({ sharedSquare });
  if (last.maxHeardSpeakers > 1) add({ maxHeardSpeakers: 1 });
  return ladder;
}
