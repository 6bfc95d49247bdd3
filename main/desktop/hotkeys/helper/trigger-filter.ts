import type { Modifier, Trigger } from '../../../../shared/model/keys/bindings.ts';
import { CombinationReader, findPressed, modifierOf } from '../../../../shared/model/keys/presses.ts';
import type { HelperReport } from '../helper-messages.ts';

/**
 * Filters between the hook, which hears every key, and the app, which receives only bound ones. Except during a
 * recording, no other key leaves this class.
 */
export class TriggerFilter {
  readonly #send: (report: HelperReport) => void;
  /** The keys that are down, and what was reported for them; null = nothing. */
  readonly #held = new Map<string, { readonly key: Trigger; readonly reported: Trigger | null }>();
  #watched: readonly Trigger[] = [];
  #recording: CombinationReader | undefined;

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
   * Records the next combination that is pressed; it does nothing else. A recording in progress ends without a result.
   */
  record(): void {
    this.finishRecording(null);
    this.#recording = new CombinationReader();
  }

  /** Ends a recording; without one, nothing happens. */
  finishRecording(trigger: Trigger | null): void {
    if (this.#recording === undefined) return;
    this.#recording = undefined;
    this.#send({ type: 'recorded', trigger });
  }

  /** A key or button went down or up, or repeats while it is held. */
  handle(key: Trigger, isDown: boolean): void {
    const name = key.device === 'keyboard' ? key.code : `button ${key.button}`;
    const held = this.#held.get(name);
    if (isDown === (held !== undefined)) return;
    const modifiers = this.#heldModifiers();
    const recorded = this.#recording?.read(key, isDown, modifiers);
    if (!isDown) {
      this.#held.delete(name);
      if (held?.reported != null) this.#send({ type: 'input', trigger: held.reported, isDown });
    } else {
      const reported =
        this.#recording === undefined
          ? (findPressed(this.#watched, (trigger) => trigger, key, modifiers) ?? null)
          : null;
      this.#held.set(name, { key, reported });
      if (reported !== null) this.#send({ type: 'input', trigger: reported, isDown });
    }
    if (recorded !== undefined)
      this.finishRecording(recorded.device === 'keyboard' && recorded.code === 'Escape' ? null : recorded);
  }

  #heldModifiers(): ReadonlySet<Modifier> {
    const modifiers = [...this.#held.values()].map(({ key }) => modifierOf(key));
    return new Set(modifiers.filter((modifier) => modifier !== undefined));
  }
}
