import { mayReturn, returnPauseMs } from '../protocol/returning.ts';
import type { JoinApproach } from '../rendezvous/join-plan.ts';
import type { Result } from '../result.ts';
import type { Schedule } from '../schedule.ts';

/** An attempt to open a new connection to the lobby. */
export interface ReturnAttempt<T, Code extends string> {
  /** Resolves when the connection is open, or with why it does not open. */
  readonly outcome: Promise<Result<T, Code>>;
  /** Whether the host has let this client in, so that only media are missing. */
  isAnswered(): boolean;
  /** Gives the attempt up, without leaving the lobby. A connection that opens later is closed at once. */
  drop(): void;
}

export interface ReturnEffortOptions<T, Code extends string> {
  /** How to look for the host, the best first; at least one. */
  readonly approaches: readonly JoinApproach[];
  readonly begin: (approach: JoinApproach) => ReturnAttempt<T, Code>;
  /** Whether the host takes several attempts of a participant for one. Others end each other. */
  readonly canOverlap: boolean;
  /** The pause before the first attempt. */
  readonly firstPauseMs: number;
  readonly schedule: Schedule;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  /** Called once with the first connection that opens. The others are given up. */
  readonly onReturned: (connection: T) => void;
  /** Called when an attempt has failed and others follow. */
  readonly onFailed: (error: Failed<T, Code>) => void;
  /** Called once when further attempts would be in vain. */
  readonly onRefused: (error: Failed<T, Code>) => void;
}

type Failed<T, Code extends string> = Extract<Result<T, Code>, { readonly ok: false }>['error'];

/** Two paths at once: the one that worked before, and another. */
const MAX_RUNNING = 2;

/** A network that comes back lets new attempts through, but old ones wait for their retransmissions. */
const FRESH_AFTER_MS = 2_500;

/** A busy host takes longer to answer, so later attempts get more time. */
const LATER_FRESH_AFTER_MS = 5_000;
const QUICK_ATTEMPTS = 4;

/** An attempt this young belongs to the network of now. */
const YOUNG_MS = 300;

interface Running<T, Code extends string> {
  readonly attempt: ReturnAttempt<T, Code>;
  readonly startedAtMs: number;
}

/**
 * Tries to return to a lobby until a connection opens, the answer is final, or `stop`. An attempt that fails is
 * followed by another after a pause that grows; beside one that takes long, another begins on a different path.
 */
export class ReturnEffort<T, Code extends string> {
  readonly #options: ReturnEffortOptions<T, Code>;
  readonly #running = new Set<Running<T, Code>>();
  readonly #beganAtMs: number;
  /** Attempts begun since the network changed last. */
  #begun = 0;
  /** Times that every attempt had failed since then. */
  #failures = 0;
  #isOver = false;
  #cancelTimer = (): void => {};

  constructor(options: ReturnEffortOptions<T, Code>) {
    this.#options = options;
    this.#beganAtMs = options.nowMs();
    if (options.firstPauseMs === 0) this.#start();
    else this.#cancelTimer = options.schedule(() => this.#start(), options.firstPauseMs);
  }

  /** Whether the host has answered an attempt that is under way. */
  get isAnswered(): boolean {
    return [...this.#running].some(({ attempt }) => attempt.isAnswered());
  }

  /** Whether no attempt is under way: the effort waits for the next one. */
  get isPausing(): boolean {
    return this.#running.size === 0;
  }

  /** The network changed, or the person wants it: begins again now, with the shortest pauses. */
  startOver(): void {
    if (this.#isOver) return;
    for (const running of this.#running)
      if (!running.attempt.isAnswered() && this.#ageMs(running) > YOUNG_MS) this.#give(running);
    this.#begun = 0;
    this.#failures = 0;
    this.#cancelTimer();
    if (this.isPausing) this.#start();
    else this.#planNext();
  }

  /** Gives up what is under way. */
  stop(): void {
    this.#isOver = true;
    this.#cancelTimer();
    for (const running of this.#running) this.#give(running);
  }

  /** Begins with the path that worked before, and with the general search beside it. */
  #start(): void {
    const { approaches, canOverlap } = this.#options;
    this.#begin();
    if (approaches[0] !== 'fastest' && approaches.length > 1 && canOverlap) this.#begin();
    this.#planNext();
  }

  #begin(): void {
    const { approaches, begin, nowMs } = this.#options;
    // Every second attempt takes the path that worked before; those between take turns.
    const index = this.#begun++;
    const other = approaches[1 + (((index - 1) / 2) % (approaches.length - 1))];
    const approach = (index % 2 === 0 ? undefined : other) ?? approaches[0] ?? 'fastest';
    const running = { attempt: begin(approach), startedAtMs: nowMs() };
    this.#running.add(running);
    void running.attempt.outcome.then((outcome) => this.#settle(running, outcome));
  }

  #settle(running: Running<T, Code>, outcome: Result<T, Code>): void {
    if (!this.#running.delete(running)) return;
    const { onReturned, onFailed, onRefused, nowMs } = this.#options;
    if (outcome.ok) {
      this.stop();
      return onReturned(outcome.value);
    }
    // A path without a relay says nothing about the others, and the attempt that wins replaces those that lose.
    const isOfPath =
      (outcome.error.code === 'no-relay' && this.#options.approaches.length > 1) ||
      (outcome.error.code === 'replaced' && this.#running.size > 0);
    if (!isOfPath && !mayReturn(outcome.error.code, nowMs() - this.#beganAtMs)) {
      this.stop();
      return onRefused(outcome.error);
    }
    onFailed(outcome.error);
    if (!this.#isOver) this.#planNext();
  }

  #planNext(): void {
    this.#cancelTimer();
    const { schedule, random } = this.#options;
    if (this.isPausing) {
      const pauseMs = returnPauseMs(++this.#failures, random());
      this.#cancelTimer = schedule(() => this.#continue(), pauseMs);
    } else this.#cancelTimer = schedule(() => this.#refresh(), this.#freshAfterMs);
  }

  #continue(): void {
    this.#begin();
    this.#planNext();
  }

  /** Begins another attempt beside those that take long, in place of the oldest that the host has not answered. */
  #refresh(): void {
    const mostRunning = this.#options.canOverlap ? MAX_RUNNING : 1;
    const oldest = [...this.#running].find(({ attempt }) => !attempt.isAnswered());
    if (this.#running.size >= mostRunning && oldest !== undefined) this.#give(oldest);
    if (this.#running.size < mostRunning) this.#begin();
    this.#planNext();
  }

  get #freshAfterMs(): number {
    return this.#begun <= QUICK_ATTEMPTS ? FRESH_AFTER_MS : LATER_FRESH_AFTER_MS;
  }

  #ageMs({ startedAtMs }: Running<T, Code>): number {
    return this.#options.nowMs() - startedAtMs;
  }

  #give(running: Running<T, Code>): void {
    this.#running.delete(running);
    running.attempt.drop();
  }
}
