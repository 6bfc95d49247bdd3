import type { Schedule } from '../../../shared/schedule.ts';

/** News of the host's addresses come in groups, and a rendezvous tries a port six times a minute. */
const PROBE_DELAY_MS = 2_000;
/** Routers and providers change without telling the host. */
const PROBE_INTERVAL_MS = 600_000;

/** Probes the host's port 2 s after the last news of how it is reached, and 10 minutes after each probe. */
export class ProbeTimer {
  readonly #schedule: Schedule;
  readonly #probe: () => void;
  #cancel = (): void => {};

  constructor(schedule: Schedule, probe: () => void) {
    this.#schedule = schedule;
    this.#probe = probe;
  }

  /** Takes note of news, such as another address or a port that the router has opened. */
  noteNews(): void {
    this.#wait(PROBE_DELAY_MS);
  }

  stop(): void {
    this.#cancel();
  }

  #wait(delayMs: number): void {
    this.#cancel();
    this.#cancel = this.#schedule(() => {
      this.#wait(PROBE_INTERVAL_MS);
      this.#probe();
    }, delayMs);
  }
}
