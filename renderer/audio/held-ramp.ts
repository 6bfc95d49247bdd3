/**
 * Ramps a parameter from wherever it is, without a step, also in the middle of another ramp. `cancelAndHoldAtTime` is
 * for this, but Firefox does not have it. Its `value` does not follow ramps either, so the value is calculated here.
 * Nothing else may schedule values for the parameter.
 */
export class HeldRamp {
  readonly #parameter: AudioParam;
  #from: number;
  #to: number;
  #startSeconds = 0;
  #endSeconds = 0;
  /** Whether the ramp before had not ended at `#startSeconds`. */
  #cutsRamp = false;

  /** `value` is what the parameter has now. */
  constructor(parameter: AudioParam, value: number) {
    this.#parameter = parameter;
    this.#from = value;
    this.#to = value;
  }

  /** Ramps linearly to `target` from `startSeconds` on, which is not before the start of the last ramp. */
  rampTo(target: number, startSeconds: number, seconds: number): void {
    const parameter = this.#parameter;
    const held = this.#valueAt(startSeconds);
    if (startSeconds > this.#startSeconds) this.#cutsRamp = startSeconds <= this.#endSeconds;
    parameter.cancelScheduledValues(startSeconds);
    // A shorter ramp on the same line replaces the one that was cancelled.
    if (this.#cutsRamp) parameter.linearRampToValueAtTime(held, startSeconds);
    else parameter.setValueAtTime(held, startSeconds);
    this.#from = held;
    this.#to = target;
    this.#startSeconds = startSeconds;
    this.#endSeconds = startSeconds + seconds;
    parameter.linearRampToValueAtTime(target, this.#endSeconds);
  }

  #valueAt(timeSeconds: number): number {
    if (timeSeconds >= this.#endSeconds) return this.#to;
    const done = (timeSeconds - this.#startSeconds) / (this.#endSeconds - this.#startSeconds);
    return this.#from + (this.#to - this.#from) * Math.max(0, done);
  }
}
