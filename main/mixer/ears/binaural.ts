import type { InterauralDelay } from './interaural-delay.ts';
import type { FrameBank } from '../kernel/frame-bank.ts';
import type { MixKernels } from '../kernel/mix-kernels.ts';
import { GAIN_STRIDE, LEFT_END, LEFT_START, RIGHT_END, RIGHT_START, type MixPlan } from '../mix-plan.ts';
import { directionDelaySamples, mirroredDirection } from '../kernel/head-responses.ts';

const SAMPLE_BYTES = Float32Array.BYTES_PER_ELEMENT;

/**
 * Filters each voice for both ears as a head does for the direction that the plan names, and delays it at the far ear.
 * The result depends only on the plan, so equal plans sound equal. When a direction changes, the frame fades from the
 * old one to the new one; a direction of "none" is mixed without the filter. Allocation-free after construction.
 */
export class Binaural {
  /** Whether voices have directions from the next tick on. */
  isOn = false;
  #wasOn = false;
  #isNeeded = false;
  readonly #bank: FrameBank;
  readonly #interauralDelay: InterauralDelay;
  readonly #leftAddress: number;
  readonly #rightAddress: number;
  /** Gains of one of the two directions of a frame that fades, laid out like those of an entry. */
  readonly #fadingGains = new Float32Array(GAIN_STRIDE);

  constructor(bank: FrameBank, worker: number, interauralDelay: InterauralDelay) {
    this.#bank = bank;
    this.#interauralDelay = interauralDelay;
    this.#leftAddress = bank.earAddress(worker, 0);
    this.#rightAddress = bank.earAddress(worker, 1);
  }

  /** Begins a tick. */
  begin(): void {
    this.#isNeeded = this.isOn || this.#wasOn;
    this.#wasOn = this.isOn;
  }

  /** Whether voices may have directions in this tick, which makes them audible a little longer than they sound. */
  get isNeeded(): boolean {
    return this.#isNeeded;
  }

  /** Adds the voice at `address`, which is preceded by its history, to a mix, as entry `entry` of the plan requires. */
  accumulate(kernels: MixKernels, address: number, mixAddress: number, plan: MixPlan, entry: number): void {
    const { gains } = plan;
    const start = plan.directions[entry]! & 0xffff;
    const end = plan.directions[entry]! >>> 16;
    if (start === end) {
      this.#add(kernels, address, mixAddress, end, gains, entry);
      return;
    }
    const fading = this.#fadingGains;
    const first = GAIN_STRIDE * entry;
    fading[LEFT_START] = gains[first + LEFT_START]!;
    fading[LEFT_END] = 0;
    fading[RIGHT_START] = gains[first + RIGHT_START]!;
    fading[RIGHT_END] = 0;
    this.#add(kernels, address, mixAddress, start, fading, 0);
    fading[LEFT_START] = 0;
    fading[LEFT_END] = gains[first + LEFT_END]!;
    fading[RIGHT_START] = 0;
    fading[RIGHT_END] = gains[first + RIGHT_END]!;
    this.#add(kernels, address, mixAddress, end, fading, 0);
  }

  #add(
    kernels: MixKernels,
    address: number,
    mixAddress: number,
    direction: number,
    gains: Float32Array,
    entry: number,
  ): void {
    if (direction === 0) {
      this.#interauralDelay.accumulate(kernels, address, mixAddress, gains, entry);
      return;
    }
    const delay = directionDelaySamples(direction);
    const leftFrom = delay > 0 ? address - SAMPLE_BYTES * delay : address;
    const rightFrom = delay < 0 ? address + SAMPLE_BYTES * delay : address;
    kernels.convolve(leftFrom, this.#bank.responseAddress(direction), this.#leftAddress);
    kernels.convolve(rightFrom, this.#bank.responseAddress(mirroredDirection(direction)), this.#rightAddress);
    const first = GAIN_STRIDE * entry;
    kernels.accumulateApart(
      this.#leftAddress,
      this.#rightAddress,
      mixAddress,
      gains[first + LEFT_START]!,
      gains[first + LEFT_END]!,
      gains[first + RIGHT_START]!,
      gains[first + RIGHT_END]!,
    );
  }
}
