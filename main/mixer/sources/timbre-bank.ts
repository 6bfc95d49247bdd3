import { FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { boundSamples } from '../../../shared/dsp/bound-samples.ts';
import { createTimbreEffect } from '../../../shared/dsp/create-timbre-effect.ts';
import { TIMBRES, type TimbreEffect } from '../../../shared/dsp/timbre.ts';
import type { FrameBank } from '../kernel/frame-bank.ts';
import { TIMBRE_FRAMES } from '../kernel/mix-layout.ts';
import type { MixKernels } from '../kernel/mix-kernels.ts';
import { SILENT_POWER } from './source-slot.ts';

/** Echoes may travel this long before they are heard: 60 ms, above the longest delay line. */
const MIN_RINGING_TICKS = 3;
/** Marks a voice without an entry. */
const NONE = -1;

/**
 * Voices in timbres other than dry, as one worker needs them. A voice is processed when the first plan that names it in
 * a tick is mixed, once for all its listeners, in an entry of a pool: a frame in the shared memory, and the state of
 * filters and delay lines. A voice keeps its entry while plans name it in consecutive ticks. Otherwise it restarts as
 * after silence, because its gains or its sound begin at 0. If all entries are taken, a voice sounds dry, which is
 * counted; once there is room, it is cross-faded.
 *
 * All memory is allocated at construction: about 160 kB per entry, most of it delay lines, so 10 MB per worker.
 */
export class TimbreBank {
  /** Totals of frames processed in a timbre, and of frames that had to stay dry. */
  made = 0;
  missed = 0;
  readonly #bank: FrameBank;
  readonly #kernels: MixKernels;
  readonly #worker: number;
  /** The number of voices per timbre. */
  readonly #slots: number;
  /** Entry by voice; see `NONE`. */
  readonly #entries: Int8Array;
  /** By voice: tick in which it stayed dry because no entry was free. */
  readonly #missedTicks: Float64Array;
  /** By entry, like those below: tick in which it was last processed; -Infinity = free. */
  readonly #madeTicks = new Float64Array(TIMBRE_FRAMES).fill(-Infinity);
  readonly #voices = new Int32Array(TIMBRE_FRAMES);
  readonly #quietTicks = new Int32Array(TIMBRE_FRAMES);
  readonly #isRinging = new Uint8Array(TIMBRE_FRAMES);
  readonly #frames: readonly Float32Array[];
  /** By entry, then by timbre less one. */
  readonly #effects: readonly (readonly TimbreEffect[])[];

  constructor(capacity: number, bank: FrameBank, kernels: MixKernels, worker: number) {
    this.#bank = bank;
    this.#kernels = kernels;
    this.#worker = worker;
    this.#slots = capacity + 1;
    this.#entries = new Int8Array(TIMBRES.length * this.#slots).fill(NONE);
    this.#missedTicks = new Float64Array(TIMBRES.length * this.#slots).fill(-Infinity);
    this.#frames = Array.from({ length: TIMBRE_FRAMES }, (_, entry) => bank.timbreFrame(worker, entry));
    this.#effects = Array.from({ length: TIMBRE_FRAMES }, createEffects);
  }

  /** Begins a tick: frees the entries of voices that no plan named in the previous tick. */
  begin(tick: number): void {
    for (let entry = 0; entry < TIMBRE_FRAMES; entry++) {
      if (this.#madeTicks[entry]! < tick - 1 && this.#madeTicks[entry] !== -Infinity) this.#release(entry);
    }
  }

  /**
   * Returns the address of a voice whose timbre is not dry, for the kernels; `dryAddress` is its speaker's frame of
   * this tick.
   */
  address(voice: number, tick: number, dryAddress: number): number {
    let entry = this.#entries[voice]!;
    if (entry !== NONE && this.#madeTicks[entry] === tick) return this.#bank.timbreFrameAddress(this.#worker, entry);
    if (entry === NONE) {
      if (this.#missedTicks[voice] === tick) return dryAddress;
      entry = this.#acquire(voice);
      if (entry === NONE) {
        this.#missedTicks[voice] = tick;
        this.missed++;
        return dryAddress;
      }
      this.#effect(entry, voice).reset();
      this.#frames[entry]!.fill(0);
      this.#quietTicks[entry] = 0;
    }
    this.#make(entry, voice, tick, dryAddress);
    return this.#bank.timbreFrameAddress(this.#worker, entry);
  }

  /**
   * Returns the address of a frame of silence that follows the one at `lastAddress`, for a slot's dry voice; that of
   * plain silence if all entries are taken.
   */
  silenceAfter(slot: number, tick: number, lastAddress: number): number {
    const entry = this.#acquire(slot);
    if (entry === NONE) return this.#bank.silenceAddress;
    const address = this.#bank.timbreFrameAddress(this.#worker, entry);
    this.#frames[entry]!.fill(0);
    this.#bank.copyEnd(lastAddress, address);
    this.#madeTicks[entry] = tick;
    return address;
  }

  /**
   * Returns whether a speaker would still sound in some timbre if no more input came. Call it between `begin` and the
   * tick's first voice.
   */
  isRinging(slot: number): boolean {
    for (let voice = slot + this.#slots; voice < this.#entries.length; voice += this.#slots) {
      const entry = this.#entries[voice]!;
      if (entry !== NONE && this.#isRinging[entry] === 1) return true;
    }
    return false;
  }

  /** Ends the voices of a slot that now belongs to another person. */
  forget(slot: number): void {
    for (let voice = slot; voice < this.#entries.length; voice += this.#slots) {
      if (this.#entries[voice] !== NONE) this.#release(this.#entries[voice]!);
    }
  }

  /** Gives a voice an entry if one is free. */
  #acquire(voice: number): number {
    for (let entry = 0; entry < TIMBRE_FRAMES; entry++) {
      if (this.#madeTicks[entry] !== -Infinity) continue;
      this.#entries[voice] = entry;
      this.#voices[entry] = voice;
      return entry;
    }
    return NONE;
  }

  #release(entry: number): void {
    this.#entries[this.#voices[entry]!] = NONE;
    this.#madeTicks[entry] = -Infinity;
  }

  #make(entry: number, voice: number, tick: number, dryAddress: number): void {
    const frame = this.#frames[entry]!;
    const address = this.#bank.timbreFrameAddress(this.#worker, entry);
    this.#bank.copyEnd(address, address);
    boundSamples(this.#bank.samples, dryAddress >>> 2, frame);
    this.#effect(entry, voice).process(frame);
    if (this.#missedTicks[voice] === tick - 1) this.#fadeFromDry(frame, dryAddress >>> 2);
    this.#quietTicks[entry] = dryAddress === this.#bank.silenceAddress ? this.#quietTicks[entry]! + 1 : 0;
    this.#isRinging[entry] =
      this.#quietTicks[entry]! < MIN_RINGING_TICKS || this.#kernels.framePower(address) > SILENT_POWER ? 1 : 0;
    this.#madeTicks[entry] = tick;
    this.made++;
  }

  #effect(entry: number, voice: number): TimbreEffect {
    return this.#effects[entry]![Math.trunc(voice / this.#slots) - 1]!;
  }

  #fadeFromDry(frame: Float32Array, dryStart: number): void {
    const { samples } = this.#bank;
    for (let i = 0; i < FRAME_SAMPLES; i++) {
      const dry = samples[dryStart + i]!;
      frame[i] = dry + (frame[i]! - dry) * (i / FRAME_SAMPLES);
    }
  }
}

function createEffects(): readonly TimbreEffect[] {
  const effects: TimbreEffect[] = [];
  for (const timbre of TIMBRES) if (timbre !== 'dry') effects.push(createTimbreEffect(timbre));
  return effects;
}
