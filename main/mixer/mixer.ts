import { invariant } from '../../shared/invariant.ts';
import type { HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { SILENCE_DB } from '../../shared/units.ts';
import { ListenerMix } from './listener-mix.ts';
import { MixerStats } from './mixer-stats.ts';
import { PairMixing } from './pair-mixing.ts';
import type { AudioEncoder, PacketSink, SpeakerInput, SpeakerInputStats } from './ports.ts';
import { Scene } from './scene.ts';
import { SourceSlot } from './source-slot.ts';

export interface MixerOptions {
  /** Largest slot. Memory grows with its square: 256 take 0.7 MB. */
  readonly capacity: number;
  readonly rules: HearingRules;
  readonly sink: PacketSink;
}

/** What a participant brings along. The mixer frees both when it leaves. */
export interface MixerParticipant {
  readonly input: SpeakerInput;
  /** Stereo. */
  readonly encoder: AudioEncoder;
  /** RTP timestamp of the first tick after joining; 0 where not given. */
  readonly rtpStartTimestamp?: number;
}

/**
 * The core of Earshot: hears every participant and gives each a stereo mix of those who are near. A tick has three phases:
 * take in a frame of every speaker, mix for every listener, encode and send. All other calls come between ticks.
 *
 * I1 Nobody hears themselves. I2 Without a pose one neither hears nor is heard. I3 The tick does not allocate, but for what
 * codecs do. I4 Order is by slot, so the same input gives the same output.
 */
export class Mixer {
  readonly stats = new MixerStats();
  readonly #capacity: number;
  readonly #sink: PacketSink;
  readonly #scene: Scene;
  readonly #pairs: PairMixing;
  readonly #sources: (SourceSlot | undefined)[];
  readonly #listeners: (ListenerMix | undefined)[];
  readonly #isLeaving: Uint8Array;
  readonly #active: Int32Array;
  #concealedByDeparted = 0;

  constructor(options: MixerOptions) {
    invariant(options.capacity > 0, 'a mixer is for somebody');
    this.#capacity = options.capacity;
    this.#sink = options.sink;
    this.#scene = new Scene(options.capacity, options.rules);
    this.#pairs = new PairMixing(options.capacity);
    this.#sources = new Array<undefined>(options.capacity + 1).fill(undefined);
    this.#listeners = new Array<undefined>(options.capacity + 1).fill(undefined);
    this.#isLeaving = new Uint8Array(options.capacity + 1);
    this.#active = new Int32Array(options.capacity + 1);
  }

  /** Lets a participant in at `slot` (1 to capacity, free): unplaced, neither muted nor deafened. */
  join(slot: number, participant: MixerParticipant): void {
    invariant(slot >= 1 && slot <= this.#capacity, 'a slot lies within the capacity');
    if (this.#isLeaving[slot] === 1) this.#remove(slot);
    invariant(this.#sources[slot] === undefined, 'a slot has one participant');
    this.#sources[slot] = new SourceSlot(participant.input);
    this.#listeners[slot] = new ListenerMix(participant.encoder, participant.rtpStartTimestamp ?? 0);
  }

  /** Lets a participant out: hears and is sent nothing from now on; what it was saying fades over the next frame. */
  leave(slot: number): void {
    const source = this.#sources[slot];
    if (source === undefined) return;
    source.isMuted = true;
    this.#isLeaving[slot] = 1;
  }

  /** Where a participant stands and looks; axes of `Pose`. Nothing happens where nobody is at `slot`. */
  setPose(slot: number, xMetres: number, yMetres: number, zMetres: number, yawRadians: number): void {
    if (this.#sources[slot] !== undefined) this.#scene.place(slot, xMetres, yMetres, zMetres, yawRadians);
  }

  setStatus(slot: number, isMuted: boolean, isDeafened: boolean): void {
    const source = this.#sources[slot];
    const listener = this.#listeners[slot];
    if (source === undefined || listener === undefined || this.#isLeaving[slot] === 1) return;
    source.isMuted = isMuted;
    listener.isDeafened = isDeafened;
  }

  /** Hands a packet to a speaker's playout buffer; see `SpeakerInput.receive`. Dropped where nobody is at `slot`. */
  receive(
    slot: number,
    sequence: number,
    rtpTimestamp: number,
    arrivalMs: number,
    payload: Uint8Array,
    length: number,
    isRedundant: boolean,
  ): void {
    this.#sources[slot]?.input.receive(sequence, rtpTimestamp, arrivalMs, payload, length, isRedundant);
  }

  /** Makes one frame of 20 ms for everybody. `nowMs` is on the clock of the packets' arrival times. */
  tick(nowMs: number): void {
    const activeCount = this.#takeFrames(nowMs);
    this.stats.silentListeners = 0;
    for (let slot = 1; slot <= this.#capacity; slot++) {
      const listener = this.#listeners[slot];
      if (listener === undefined || this.#isLeaving[slot] === 1) continue;
      const mixedCount = this.#pairs.mixFor(slot, listener.isDeafened, this.#sources, this.#active, activeCount, this.#scene, listener.mix);
      this.stats.mixedPairs += mixedCount;
      listener.emit(slot, mixedCount > 0, this.#sink, this.stats);
    }
    for (let slot = 1; slot <= this.#capacity; slot++) if (this.#isLeaving[slot] === 1) this.#remove(slot);
    this.stats.ticks++;
  }

  /** Level of the participant's last frame, dBFS; -120 when silent, muted or not there. */
  levelDb(slot: number): number {
    return this.#sources[slot]?.levelDb ?? SILENCE_DB;
  }

  /** Whether the participant talks or did so within the last 200 ms. */
  isTalking(slot: number): boolean {
    return this.#sources[slot]?.isTalking ?? false;
  }

  /** Counters of the participant's playout buffer. */
  inputStats(slot: number): SpeakerInputStats | undefined {
    return this.#sources[slot]?.input.stats;
  }

  /**
   * Linear gain at which a listener hears a speaker now, or would if the speaker spoke: 0 out of earshot, muted, deafened,
   * unplaced, for oneself, and for a speaker who is not among the loudest. sqrt(left^2 + right^2) of the mix is this.
   */
  gainOf(listenerSlot: number, speakerSlot: number): number {
    const listener = this.#listeners[listenerSlot];
    const source = this.#sources[speakerSlot];
    if (listener === undefined || source === undefined || listenerSlot === speakerSlot) return 0;
    if (listener.isDeafened || source.isMuted) return 0;
    if (source.isActive && !this.#pairs.isSelected(listenerSlot, speakerSlot)) return 0;
    return this.#scene.gain(listenerSlot, speakerSlot);
  }

  /** Lets everybody out and frees their codecs. */
  close(): void {
    for (let slot = 1; slot <= this.#capacity; slot++) if (this.#sources[slot] !== undefined) this.#remove(slot);
  }

  /** Phase 1. Returns how many of `#active` are to be mixed. */
  #takeFrames(nowMs: number): number {
    let activeCount = 0;
    let concealedFrames = this.#concealedByDeparted;
    for (let slot = 1; slot <= this.#capacity; slot++) {
      const source = this.#sources[slot];
      if (source === undefined) continue;
      source.take(nowMs);
      concealedFrames += source.input.stats.concealedFrames;
      if (source.isActive) this.#active[activeCount++] = slot;
    }
    this.stats.decodes += activeCount;
    this.stats.concealedFrames = concealedFrames;
    return activeCount;
  }

  #remove(slot: number): void {
    const source = this.#sources[slot];
    const listener = this.#listeners[slot];
    this.#sources[slot] = undefined;
    this.#listeners[slot] = undefined;
    this.#isLeaving[slot] = 0;
    this.#pairs.remove(slot);
    this.#scene.remove(slot);
    if (source === undefined || listener === undefined) return;
    this.#concealedByDeparted += source.input.stats.concealedFrames;
    source.input.free();
    listener.encoder.free();
  }
}
