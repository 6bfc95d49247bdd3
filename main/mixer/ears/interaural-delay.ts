import { interauralDelaySamples } from '../../../shared/dsp/interaural-delay.ts';
import type { MixKernels } from '../kernel/mix-kernels.ts';
import { GAIN_STRIDE, LEFT_END, LEFT_START, RIGHT_END, RIGHT_START } from '../mix-plan.ts';

const SAMPLE_BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * Lets the far ear hear a voice later, where the rules ask for it. Delays follow from an entry's gains alone, so equal
 * plans still make equal sounds; those at a frame's start are those at the end of the one before. Where a delay
 * changes, the frame fades from the old to the new one, which for the sample or two that a turning head makes is the
 * same as a glide, and leaves no click in a leap.
 */
export class InterauralDelay {
  /** Whether voices are to be delayed from the next tick on; the change is faded too. */
  isOn = false;
  #startsOn = false;
  #endsOn = false;

  /** Begins a tick. */
  begin(): void {
    this.#startsOn = this.#endsOn;
    this.#endsOn = this.isOn;
  }

  /** Whether voices are delayed in this tick; else both ears hear them at once. */
  get isNeeded(): boolean {
    return this.#startsOn || this.#endsOn;
  }

  /**
   * Adds the voice at `address`, which has its history before it, to a mix, with the gains of entry `entry`: see
   * `MixPlan`.
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
    // Who begins or ends in silence has one place only.
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

/** Where the left ear's sound begins, given by how many samples it is the later one. */
function leftAddress(address: number, delaySamples: number): number {
  return delaySamples > 0 ? address - SAMPLE_BYTES * delaySamples : address;
}

function rightAddress(address: number, delaySamples: number): number {
  return delaySamples < 0 ? address + SAMPLE_BYTES * delaySamples : address;
}
