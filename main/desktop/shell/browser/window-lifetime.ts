import type { Schedule } from '../../../../shared/schedule.ts';

/** Reloading a page takes well under a second. */
const AFTER_BROWSER_EXIT_MS = 2_000;

/**
 * The browser runs but shows no window: after a crashed page that may be reloaded, or on macOS, where browsers outlive
 * windows.
 */
const WITHOUT_WINDOW_MS = 60_000;

/** The browser handed the link to a running one, which needs a moment. */
const UNTIL_FIRST_WINDOW_MS = 15_000;

/** Decides when nobody uses the app: no window is connected, and none will be. */
export class WindowLifetime {
  readonly #schedule: Schedule;
  readonly #onAbandoned: () => void;
  #cancel: () => void = () => {};
  #windowCount = 0;
  #browserCount = 0;
  #hadWindow = false;
  #waitsForPerson = false;

  constructor(schedule: Schedule, onAbandoned: () => void) {
    this.#schedule = schedule;
    this.#onAbandoned = onAbandoned;
  }

  setWindowCount(count: number): void {
    this.#windowCount = count;
    this.#hadWindow ||= count > 0;
    this.#reconsider();
  }

  browserStarted(): void {
    this.#browserCount++;
    this.#reconsider();
  }

  browserExited(): void {
    this.#browserCount--;
    this.#reconsider();
  }

  /** No browser could start, and the user got a link to open by hand, which may take any time. */
  waitForPerson(): void {
    this.#waitsForPerson = true;
    this.#reconsider();
  }

  stop(): void {
    this.#cancel();
    this.#cancel = () => {};
  }

  #reconsider(): void {
    this.stop();
    if (this.#windowCount > 0) return;
    if (!this.#hadWindow && (this.#browserCount > 0 || this.#waitsForPerson)) return;
    this.#cancel = this.#schedule(this.#onAbandoned, this.#patienceMs());
  }

  #patienceMs(): number {
    if (!this.#hadWindow) return UNTIL_FIRST_WINDOW_MS;
    return this.#browserCount > 0 ? WITHOUT_WINDOW_MS : AFTER_BROWSER_EXIT_MS;
  }
}
