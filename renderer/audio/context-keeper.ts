import type { Schedule } from '../../shared/schedule.ts';

/** The first attempt is at once; the pause after it doubles from the first to the longest. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;

/** After this many attempts in a row (8 s), a context that ran before is taken for broken. */
const ATTEMPTS_BEFORE_BROKEN = 5;

/** After running this long, the next stop is a first one. */
const STEADY_MS = 10_000;

/** A context that says that it runs, and whose clock stands this long, is broken too. */
const CLOCK_CHECK_MS = 3_000;

/** Web Audio 1.1, section 1.2: a context without an output device, which its own clock drives. */
const NO_DEVICE = { type: 'none' } as const;

/** The part of an audio context that its keeper uses. */
export interface KeptContext {
  readonly state: string;
  readonly currentTime: number;
  resume(): Promise<void>;
  /** Missing in some browsers, and in the types of others. */
  setSinkId?(sink: '' | typeof NO_DEVICE): Promise<void>;
  addEventListener(type: 'statechange' | 'error', listener: () => void): void;
  removeEventListener(type: 'statechange' | 'error', listener: () => void): void;
}

export interface ContextKeeperOptions {
  readonly context: KeptContext;
  readonly schedule: Schedule;
  /** Whether the context replaces one that broke, so that it is known that contexts may run. */
  readonly isReplacement: boolean;
  /** The context cannot be brought back: build another one. Called at most once. */
  readonly onBroken: () => void;
}

/**
 * Keeps an audio context running without a user gesture. Chromium suspends a context when its output device fails, even
 * one that only feeds a peer connection, and never resumes it. So the keeper resumes it, if need be without an output
 * device, tries again when devices change, and reports a context that does not come back.
 */
export class ContextKeeper {
  readonly #options: ContextKeeperOptions;
  readonly #follow = (): void => this.check();
  readonly #followError = (): void => this.#noteFailure();
  #isWanted = false;
  #hasRun = false;
  #isWithoutDevice = false;
  #attempts = 0;
  #isOver = false;
  #isWaiting = false;
  #cancelTimer = (): void => {};

  constructor(options: ContextKeeperOptions) {
    this.#options = options;
    options.context.addEventListener('statechange', this.#follow);
    options.context.addEventListener('error', this.#followError);
  }

  get isRunning(): boolean {
    return this.#options.context.state === 'running';
  }

  /** Sets whether the context should run. */
  want(isWanted: boolean): void {
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.#attempts = 0;
    this.#wait(undefined);
    this.check();
  }

  /** Looks at the context now, and tries at once to resume it unless an attempt has just been made. */
  check(): void {
    if (this.#isOver || !this.#isWanted) return;
    const { state } = this.#options.context;
    if (state === 'closed') this.#giveUp();
    else if (state === 'running') this.#noteRunning();
    else if (!this.#isWaiting) this.#resume();
  }

  /** Tries again at once, and with a device if the context runs without one, because devices came or went. */
  followDevices(): void {
    if (!this.#isOver) this.#useDevice(true);
    this.retry();
  }

  /** Tries again at once, because something changed, such as a gesture of the player. */
  retry(): void {
    if (this.#isOver || !this.#isWanted || this.isRunning) return;
    this.#attempts = 0;
    this.#wait(undefined);
    this.check();
  }

  stop(): void {
    this.#isOver = true;
    this.#wait(undefined);
    this.#options.context.removeEventListener('statechange', this.#follow);
    this.#options.context.removeEventListener('error', this.#followError);
  }

  #noteRunning(): void {
    // The attempts until then were those of a start.
    if (!this.#hasRun) this.#attempts = 0;
    this.#hasRun = true;
    this.#wait(undefined);
    const { context, schedule } = this.#options;
    const startedAt = context.currentTime;
    this.#cancelTimer = schedule(() => {
      if (context.currentTime === startedAt) return this.#giveUp();
      this.#cancelTimer = schedule(() => void (this.#attempts = 0), STEADY_MS - CLOCK_CHECK_MS);
    }, CLOCK_CHECK_MS);
  }

  /** The output device failed. Chromium needs a moment until the context can go without one. */
  #noteFailure(): void {
    if (this.#isOver || !this.#isWanted || this.#isWaiting) return;
    this.#attempts = Math.max(1, this.#attempts);
    this.#wait(FIRST_PAUSE_MS);
  }

  #resume(): void {
    if (this.#hasRun && this.#attempts >= ATTEMPTS_BEFORE_BROKEN) return this.#giveUp();
    // Before a context has run once, the browser may be waiting for a gesture: another device would not help.
    if (this.#attempts > 0 && (this.#hasRun || this.#options.isReplacement)) this.#useDevice(false);
    this.#wait(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#attempts++));
    this.#options.context.resume().catch(ignore);
  }

  #useDevice(isUsed: boolean): void {
    const { context } = this.#options;
    if (context.setSinkId === undefined || isUsed !== this.#isWithoutDevice) return;
    this.#isWithoutDevice = !isUsed;
    // A context that cannot change its device keeps the one that it has.
    context.setSinkId(isUsed ? '' : NO_DEVICE).catch(() => void (this.#isWithoutDevice = isUsed));
  }

  #giveUp(): void {
    this.stop();
    this.#options.onBroken();
  }

  /** Waits before the next look; undefined = waits no longer. */
  #wait(durationMs: number | undefined): void {
    this.#cancelTimer();
    this.#isWaiting = durationMs !== undefined;
    if (durationMs === undefined) return;
    this.#cancelTimer = this.#options.schedule(() => {
      this.#isWaiting = false;
      this.check();
    }, durationMs);
  }
}

/** What came of an attempt shows in the state of the context. */
function ignore(): void {}
