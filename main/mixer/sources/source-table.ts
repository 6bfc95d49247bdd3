import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { Binaural } from '../ears/binaural.ts';
import { InterauralDelay } from '../ears/interaural-delay.ts';
import type { FrameBank } from '../kernel/frame-bank.ts';
import type { MixKernels } from '../kernel/mix-kernels.ts';
import { LOUDNESS_DECAY, SourceSlot } from './source-slot.ts';
import type { SpeakerInput } from '../ports.ts';
import { TimbreBank } from './timbre-bank.ts';
import { LATE, WorkerFollower } from './worker-follower.ts';

/** The worker of a slot that nobody has spoken from. */
const NOBODY = -1;

/**
 * Everybody who speaks in this tick, as this worker mixes them: its own speakers with the tick's frame, and those of
 * other workers with the previous tick's frame, which is sure to exist (see `WorkerFollower`). A worker that has not
 * published in time is late or dead: its speakers' last frames are mixed once more and faded out, so that nothing ends
 * with a click. When it is back, they are faded in, because they may be in mid-speech. Speakers who fall silent but
 * ring on in a timbre stay with frames of silence until the timbre has died away.
 */
export class SourceTable {
  /** Slots to mix, `active[0..activeCount)`: this worker's by slot, then the others by worker. */
  readonly active: Int32Array;
  activeCount = 0;
  /** Peak-held power of each active speaker, by slot, for the selection. */
  readonly loudness: Float64Array;
  readonly timbres: TimbreBank;
  readonly interauralDelay = new InterauralDelay();
  readonly binaural: Binaural;
  readonly #capacity: number;
  readonly #bank: FrameBank;
  readonly #kernels: MixKernels;
  readonly #worker: number;
  readonly #workers: number;
  readonly #own: (SourceSlot | undefined)[];
  readonly #addresses: Int32Array;
  /** Tick in which the slot was last active here. */
  readonly #activeTick: Float64Array;
  readonly #isOnset: Uint8Array;
  readonly #isEnding: Uint8Array;
  readonly #isRinging: Uint8Array;
  readonly #workerOf: Int8Array;
  /** Whether a worker missed its deadline in the last tick. */
  readonly #wasLate: Uint8Array;
  readonly #follower: WorkerFollower;
  readonly #previous: Int32Array;
  #previousCount = 0;
  #tick = -1;

  constructor(capacity: number, bank: FrameBank, kernels: MixKernels, worker: number, workers: number) {
    this.#capacity = capacity;
    this.#bank = bank;
    this.#kernels = kernels;
    this.#worker = worker;
    this.#workers = workers;
    this.#own = new Array<undefined>(capacity + 1).fill(undefined);
    this.active = new Int32Array(capacity + 1);
    this.#previous = new Int32Array(capacity + 1);
    this.#addresses = new Int32Array(capacity + 1);
    this.loudness = new Float64Array(capacity + 1);
    this.#activeTick = new Float64Array(capacity + 1).fill(-Infinity);
    this.#isOnset = new Uint8Array(capacity + 1);
    this.#isEnding = new Uint8Array(capacity + 1);
    this.#isRinging = new Uint8Array(capacity + 1);
    this.#workerOf = new Int8Array(capacity + 1).fill(NOBODY);
    this.#wasLate = new Uint8Array(workers);
    this.#follower = new WorkerFollower(bank, workers);
    this.timbres = new TimbreBank(capacity, bank, kernels, worker);
    this.binaural = new Binaural(bank, worker, this.interauralDelay);
  }

  /** Applies those of the rules that describe how ears hear, from the next tick on. */
  setRules(rules: HearingRules): void {
    this.interauralDelay.isOn = rules.interauralDelay;
  }

  join(slot: number, input: SpeakerInput): void {
    this.#activeTick[slot] = -Infinity;
    this.timbres.forget(slot);
    this.#own[slot] = new SourceSlot(input);
  }

  /** Frees the speaker's input. */
  remove(slot: number): void {
    this.#own[slot]?.input.free();
    this.#own[slot] = undefined;
  }

  /** Returns a speaker of this worker. */
  own(slot: number): SourceSlot | undefined {
    return this.#own[slot];
  }

  /**
   * Returns whether an active speaker's frame is its first after silence. Then gains need no ramp, because the sound
   * has its own onset.
   */
  isOnset(slot: number): boolean {
    return this.#isOnset[slot] === 1;
  }

  /** Returns whether an active speaker should be faded out in this tick. */
  isEnding(slot: number): boolean {
    return this.#isEnding[slot] === 1;
  }

  /** Returns whether the speaker has a frame in this tick. */
  isActive(slot: number, tick: number): boolean {
    return this.#activeTick[slot] === tick;
  }

  /**
   * Returns the address of an active speaker's sound for the kernels, given the number of a voice: slot + timbre *
   * (capacity + 1). Processes the timbre on first use in this tick. The end of the previous frame lies before the
   * address.
   */
  address(voice: number): number {
    if (voice <= this.#capacity) return this.#addresses[voice]!;
    return this.timbres.address(voice, this.#tick, this.#addresses[voice % (this.#capacity + 1)]!);
  }

  /**
   * Returns whether an active speaker is silent in this tick except for sound that still rings in a timbre or is on its
   * way to the ears.
   */
  isRinging(slot: number): boolean {
    return this.#isRinging[slot] === 1;
  }

  /** Returns how many ticks old the frames of a worker's speakers are when they are mixed; 0 for this worker's own. */
  lagTicks(worker: number): number {
    return worker === this.#worker ? 0 : this.#follower.lagTicks(worker);
  }

  /**
   * Decodes the frames of this worker's speakers, publishes them, and collects those of the others. Returns how many
   * were decoded with sound.
   */
  collect(tick: number, nowMs: number): number {
    for (let i = 0; i < this.activeCount; i++) this.#previous[i] = this.active[i]!;
    this.#previousCount = this.activeCount;
    this.activeCount = 0;
    this.#tick = tick;
    this.timbres.begin(tick);
    this.interauralDelay.begin();
    this.binaural.begin();
    if (this.#workers > 1) this.#bank.begin(this.#worker, tick);
    const ownCount = this.#collectOwn(tick, nowMs);
    if (this.#workers > 1) {
      this.#bank.publish(this.#worker, tick, this.active, ownCount);
      for (let worker = 0; worker < this.#workers; worker++)
        if (worker !== this.#worker) this.#collectOthers(worker, tick);
    }
    this.#ringOn(tick);
    return ownCount;
  }

  #collectOwn(tick: number, nowMs: number): number {
    for (let slot = 1; slot <= this.#capacity; slot++) {
      const source = this.#own[slot];
      if (source === undefined) continue;
      const address = this.#bank.frameAddress(slot, tick);
      source.readFrame(nowMs, this.#bank.frame(slot, tick), address, this.#kernels);
      if (!source.isActive) continue;
      this.#bank.setLoudness(slot, tick, source.loudness);
      this.#bank.copyEnd(
        this.#activeTick[slot] === tick - 1 ? this.#addresses[slot]! : this.#bank.silenceAddress,
        address,
      );
      this.#add(slot, tick, address, source.loudness, this.#worker);
    }
    return this.activeCount;
  }

  #collectOthers(worker: number, tick: number): void {
    const followed = this.#follower.follow(worker, tick);
    if (followed === LATE) {
      this.#fadeOut(worker, tick);
      this.#wasLate[worker] = 1;
      return;
    }
    const count = this.#bank.activeCount(worker, followed);
    for (let i = 0; i < count; i++) {
      const slot = this.#bank.activeSlot(worker, followed, i);
      this.#add(slot, tick, this.#bank.frameAddress(slot, followed), this.#bank.loudness(slot, followed), worker);
    }
    this.#wasLate[worker] = 0;
  }

  #fadeOut(worker: number, tick: number): void {
    for (let i = 0; i < this.#previousCount; i++) {
      const slot = this.#previous[i]!;
      // If this worker itself skipped ticks, what was mixed last may have been overwritten.
      if (this.#workerOf[slot] !== worker || this.#isEnding[slot] === 1 || this.#activeTick[slot] !== tick - 1)
        continue;
      this.#add(slot, tick, this.#addresses[slot]!, this.loudness[slot]!, worker);
      this.#isEnding[slot] = 1;
    }
  }

  /**
   * Keeps speakers who have just fallen silent, or left, while they are heard in a timbre that has not died away. Also
   * keeps them for one tick if the far ear hears later or the head filters voices, because the ears have not heard all
   * of it.
   */
  #ringOn(tick: number): void {
    for (let i = 0; i < this.#previousCount; i++) {
      const slot = this.#previous[i]!;
      if (this.#activeTick[slot] !== tick - 1 || this.#isEnding[slot] === 1) continue;
      const isOnItsWay = (this.interauralDelay.isNeeded || this.binaural.isNeeded) && this.#isRinging[slot] === 0;
      if (!isOnItsWay && !this.timbres.isRinging(slot)) continue;
      const address = isOnItsWay
        ? this.timbres.silenceAfter(slot, tick, this.#addresses[slot]!)
        : this.#bank.silenceAddress;
      this.#add(slot, tick, address, this.loudness[slot]! * LOUDNESS_DECAY, this.#workerOf[slot]!);
      this.#isRinging[slot] = 1;
    }
  }

  /** Adds a slot once. A slot that has just changed hands is in two workers' lists; this worker's own comes first. */
  #add(slot: number, tick: number, address: number, loudness: number, worker: number): void {
    if (this.#activeTick[slot] === tick) return;
    const isFirst = this.#activeTick[slot] !== tick - 1 && this.#wasLate[worker] === 0;
    this.#isOnset[slot] = isFirst ? 1 : 0;
    this.#isEnding[slot] = 0;
    this.#isRinging[slot] = 0;
    this.#activeTick[slot] = tick;
    this.#addresses[slot] = address;
    this.loudness[slot] = loudness;
    this.#workerOf[slot] = worker;
    this.active[this.activeCount++] = slot;
  }
}
