import { FRAME_SAMPLES } from '../../shared/audio-format.ts';
import { accumulatePanned } from '../../shared/dsp/accumulate-panned.ts';
import { LoudestSelector } from '../../shared/spatial/loudest-selector.ts';
import { panLeft, panRight } from '../../shared/spatial/stereo-pan.ts';
import type { Scene } from './scene.ts';
import type { SourceSlot } from './source-slot.ts';

/** More voices than this at once nobody can follow, and each costs. */
const MAX_HEARD_SPEAKERS = 8;

/**
 * Mixes speakers into one listener after the other, and remembers for each pair the gains at which the last frame ended.
 *
 * I1 Gains never step: each frame ramps from the last frame's gains to its own. A speaker who falls silent to a listener
 * is ramped to zero over one more frame. I2 Nobody is mixed into their own mix. I3 Allocation-free after construction.
 */
export class PairMixing {
  readonly #stride: number;
  readonly #leftGains: Float32Array;
  readonly #rightGains: Float32Array;
  readonly #isSelected: Uint8Array;
  readonly #selector = new LoudestSelector(MAX_HEARD_SPEAKERS);
  readonly #candidates: Int32Array;
  readonly #powers: Float64Array;
  readonly #isIncumbent: Uint8Array;
  /** Gain that each speaker is to have for the listener at hand, indexed by slot. */
  readonly #targets: Float64Array;

  constructor(capacity: number) {
    this.#stride = capacity + 1;
    this.#leftGains = new Float32Array(this.#stride * this.#stride);
    this.#rightGains = new Float32Array(this.#stride * this.#stride);
    this.#isSelected = new Uint8Array(this.#stride * this.#stride);
    this.#candidates = new Int32Array(this.#stride);
    this.#powers = new Float64Array(this.#stride);
    this.#isIncumbent = new Uint8Array(this.#stride);
    this.#targets = new Float64Array(this.#stride);
  }

  /** Whether the speaker was among those mixed for the listener when it last spoke. */
  isSelected(listener: number, speaker: number): boolean {
    return this.#isSelected[listener * this.#stride + speaker] === 1;
  }

  /** Forgets every pair that `slot` is part of. */
  remove(slot: number): void {
    for (let other = 0; other < this.#stride; other++) {
      this.#forget(slot * this.#stride + other);
      this.#forget(other * this.#stride + slot);
    }
  }

  /**
   * Adds the speakers `active[0..activeCount)` to `mix`, as the listener hears them. Returns how many were added. A
   * listener who `isDeaf` hears nobody: whoever was heard is ramped to zero.
   */
  mixFor(
    listener: number,
    isDeaf: boolean,
    sources: readonly (SourceSlot | undefined)[],
    active: Int32Array,
    activeCount: number,
    scene: Scene,
    mix: Float32Array,
  ): number {
    this.#select(listener, isDeaf, sources, active, activeCount, scene);
    let mixedCount = 0;
    for (let i = 0; i < activeCount; i++) {
      const speaker = active[i]!;
      if (speaker !== listener && this.#mixPair(listener, speaker, sources[speaker]!, scene, mix)) mixedCount++;
    }
    return mixedCount;
  }

  /** Sets the target gain of each active speaker: that of the scene for the loudest few, 0 for the others. */
  #select(listener: number, isDeaf: boolean, sources: readonly (SourceSlot | undefined)[], active: Int32Array, activeCount: number, scene: Scene): void {
    const base = listener * this.#stride;
    let count = 0;
    for (let i = 0; i < activeCount; i++) {
      const speaker = active[i]!;
      const gain = isDeaf || speaker === listener ? 0 : scene.updateGain(listener, speaker);
      this.#targets[speaker] = gain;
      if (gain <= 0) {
        this.#isSelected[base + speaker] = 0;
        continue;
      }
      this.#candidates[count] = speaker;
      this.#powers[count] = sources[speaker]!.loudness * gain * gain;
      this.#isIncumbent[count] = this.#isSelected[base + speaker]!;
      this.#isSelected[base + speaker] = 1;
      count++;
    }
    if (count <= MAX_HEARD_SPEAKERS) return;
    for (let i = 0; i < count; i++) this.#isSelected[base + this.#candidates[i]!] = 0;
    const selectedCount = this.#selector.select(this.#candidates, this.#powers, this.#isIncumbent, count);
    for (let i = 0; i < selectedCount; i++) this.#isSelected[base + this.#selector.selected[i]!] = 1;
    for (let i = 0; i < count; i++) if (this.#isSelected[base + this.#candidates[i]!] === 0) this.#targets[this.#candidates[i]!] = 0;
  }

  #mixPair(listener: number, speaker: number, source: SourceSlot, scene: Scene, mix: Float32Array): boolean {
    const pair = listener * this.#stride + speaker;
    const gain = this.#targets[speaker]!;
    const pan = gain > 0 ? scene.pan(listener, speaker) : 0;
    const leftStart = this.#leftGains[pair]!;
    const rightStart = this.#rightGains[pair]!;
    this.#leftGains[pair] = gain * panLeft(pan);
    this.#rightGains[pair] = gain * panRight(pan);
    // Read back: what is stored is what the next frame starts from, to the bit.
    const left = this.#leftGains[pair]!;
    const right = this.#rightGains[pair]!;
    if (source.isOnset) {
      if (gain <= 0) return false;
      accumulatePanned(source.frame, mix, FRAME_SAMPLES, left, left, right, right);
      return true;
    }
    if (gain <= 0 && leftStart === 0 && rightStart === 0) return false;
    accumulatePanned(source.frame, mix, FRAME_SAMPLES, leftStart, left, rightStart, right);
    return true;
  }

  #forget(pair: number): void {
    this.#leftGains[pair] = 0;
    this.#rightGains[pair] = 0;
    this.#isSelected[pair] = 0;
  }
}
