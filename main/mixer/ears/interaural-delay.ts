import { interauralDelaySamples } from '../../../shared/dsp/interaural-delay.ts';
import type { MixKernels } from '../kernel/mix-kernels.ts';
import { GAIN_STRIDE, LEFT_END, LEFT_START, RIGHT_END, RIGHT_START } from '../mix-plan.ts';

const SAMPLE_BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * Delays a voice at the far ear if the rules ask for it. Delays depend only on an entry's gains, so equal plans still
 * sound equal; the delays at a frame's start are those at the end of the previous frame. When a delay changes, the
 * frame fades from the old one to the new one. For the sample or two of a turning head this sounds the same as a glide,
 * and a leap does not click.
 */
export class InterauralDelay {
  /** Whether voices are delayed from the next tick on; the change itself is faded too. */
  isOn = false;
  #startsOn = false;
  #endsOn = false;

  /** Begins a tick. */
  begin(): void {
    this.#startsOn = this.#endsOn;
    this.#endsOn = this.isOn;
  }

  /** Whether voices are delayed in this tick; otherwise both ears hear them at the same time. */
  get isNeeded(): boolean {
    return this.#startsOn || this.#endsOn;
  }

  /**
   * Adds the voice at `address`, which is preceded by its history, to a mix, with the gains of entry `entry` (see
   * `MixPlan`).
   */
  accumulate(kernels: MixKernels, address: number, mixAddress: number, gains: Float32Array, entry: number): void {
    const first = GAIN_STRIDE * entry;
    const leftStart = gains[first + LEFT_START]!;
    const leftEnd = gains[first + LEFT_END]!;
    const rightStart = gains[first + RIGHT_START]!;
    const rightEnd = gains[first + RIGHT_END]!;
    if (!this.#startsOn && !this.#endsOn) {
      kernels.accumulatePanned(address, mixAddress, leftStart, leftEnd, rightStart, rightEnd);
      return;
    }
    // A voice that begins or ends in silence has only one position.
    const isFromSilence = leftStart === 0 && rightStart === 0;
    const isToSilence = leftEnd === 0 && rightEnd === 0;
    let start = interauralDelaySamples(isFromSilence ? leftEnd : leftStart, isFromSilence ? rightEnd : rightStart);
    let end = interauralDelaySamples(isToSilence ? leftStart : leftEnd, isToSilence ? rightStart : rightEnd);
    if (!this.#startsOn) start = 0;
    if (!this.#endsOn) end = 0;
    const leftFrom = leftAddress(address, start);
    const rightFrom = rightAddress(address, start);
    if (start === end) {
      kernels.accumulateApart(leftFrom, rightFrom, mixAddress, leftStart, leftEnd, rightStart, rightEnd);
    } else {
      kernels.accumulateApart(leftFrom, rightFrom, mixAddress, leftStart, 0, rightStart, 0);
      kernels.accumulateApart(
        leftAddress(address, end),
        rightAddress(address, end),
        mixAddress,
        0,
        leftEnd,
        0,
        rightEnd,
      );
    }
  }
}

/** Returns where the left ear's sound begins, given the number of samples by which it is later than the right ear's. */
function leftAddress(address: number, delaySamples: number): number {
  return delaySamples > 0 ? address - SAMPLE_BYTES * delaySamples : address;
}

function rightAddress(address: number, delaySamples: number): number {
  return delaySamples < 0 ? address + SAMPLE_BYTES * delaySamples : address;
}
