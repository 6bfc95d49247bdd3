import { isSameTrigger, type Trigger } from '../../../../shared/model/bindings.ts';
import type { HelperReport } from '../helper-messages.ts';

/**
 * Filters between the hook, which hears every key, and the app, which receives only bound ones. Except during a
 * recording, no other key leaves this class.
 */
export class TriggerFilter {
  readonly #send: (report: HelperReport) => void;
  readonly #held = new Set<string>();
  #watched: readonly Trigger[] = [];
  #isRecording = false;

  constructor(send: (report: HelperReport) => void) {
    this.#send = send;
  }

  watch(triggers: readonly Trigger[]): void {
    this.#watched = triggers;
  }

  forgetHeld(): void {
    this.#held.clear();
  }

  /**
   * Records the next key or button that goes down; it does nothing else. A recording in progress ends without a result.
   */
  record(): void {
    this.finishRecording(null);
    this.#isRecording = true;
  }

  /** Ends a recording; without one, nothing happens. */
  finishRecording(trigger: Trigger | null): void {
    if (!this.#isRecording) return;
    this.#isRecording = false;
    this.#send({ type: 'recorded', trigger });
  }

  /** A key or button went down or up, or repeats while it is held. */
  handle(trigger: Trigger, isDown: boolean): void {
    const name = trigger.device === 'keyboard' ? trigger.code : `button ${trigger.button}`;
    if (isDown === this.#held.has(name)) return;
    if (isDown) this.#held.add(name);
    else this.#held.delete(name);
    if (isDown && this.#isRecording)
      this.finishRecording(trigger.device === 'keyboard' && trigger.code === 'Escape' ? null : trigger);
    else if (this.#watched.some((watched) => isSameTrigger(watched, trigger)))
      this.#send({ type: 'input', trigger, isDown });
  }
}
