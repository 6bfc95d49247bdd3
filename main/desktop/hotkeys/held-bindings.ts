import { isSameTrigger, type Binding } from '../../../shared/model/keys/bindings.ts';
import type { Schedule } from '../../../shared/schedule.ts';

/**
 * The longest a key counts as held. Nobody speaks longer without a pause, and a lost release must not leave a
 * microphone open.
 */
export const MAX_HOLD_MS = 120_000;

/** Tracks the held bindings, so that every press is reported once and every press ends. */
export class HeldBindings {
  readonly #schedule: Schedule;
  readonly #report: (binding: Binding, isDown: boolean) => void;
  readonly #held = new Set<{ readonly binding: Binding; readonly cancelLimit: () => void }>();

  constructor(schedule: Schedule, report: (binding: Binding, isDown: boolean) => void) {
    this.#schedule = schedule;
    this.#report = report;
  }

  /** Reports the change, if it is one. */
  handle(binding: Binding, isDown: boolean): void {
    if (!isDown) return this.#release((held) => isSameBinding(held, binding));
    if ([...this.#held].some((held) => isSameBinding(held.binding, binding))) return;
    const cancelLimit = this.#schedule(() => this.#release((held) => held === binding), MAX_HOLD_MS);
    this.#held.add({ binding, cancelLimit });
    this.#report(binding, true);
  }

  /** Releases every held binding that is not among `bindings`. */
  keepOnly(bindings: readonly Binding[]): void {
    this.#release((held) => !bindings.some((binding) => isSameBinding(held, binding)));
  }

  releaseAll(): void {
    this.#release(() => true);
  }

  #release(isConcerned: (binding: Binding) => boolean): void {
    for (const held of [...this.#held]) {
      if (!isConcerned(held.binding)) continue;
      this.#held.delete(held);
      held.cancelLimit();
      this.#report(held.binding, false);
    }
  }
}

function isSameBinding(a: Binding, b: Binding): boolean {
  return a.action === b.action && isSameTrigger(a.trigger, b.trigger);
}
