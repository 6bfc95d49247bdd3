import type { Schedule } from '../../shared/schedule.ts';

/** Changes come in groups, as when a whole lobby joins. */
export const GATHER_STATE_MS = 250;

export interface StateReporterOptions<State> {
  readonly schedule: Schedule;
  /** Returns the state of now. */
  readonly snapshot: () => State;
  readonly report: (state: State) => void;
}

/** Reports the state of something soon after it has changed. */
export class StateReporter<State> {
  readonly #options: StateReporterOptions<State>;
  #cancel: (() => void) | undefined;
  #isStopped = false;

  constructor(options: StateReporterOptions<State>) {
    this.#options = options;
  }

  /** Something has changed. Takes no time, so it may be called often. */
  noteChange(): void {
    if (this.#isStopped) return;
    this.#cancel ??= this.#options.schedule(() => this.#report(), GATHER_STATE_MS);
  }

  /** Reports the state of now for the last time: what follows is the end of the lobby, not a change of it. */
  finish(): void {
    if (this.#isStopped) return;
    this.#report();
    this.#isStopped = true;
  }

  #report(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#options.report(this.#options.snapshot());
  }
}
