import { FRAME_SAMPLES } from '../../shared/audio-format.ts';
import { invariant } from '../../shared/invariant.ts';
import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { SILENCE_DB } from '../../shared/units.ts';
import { FrameBank } from './kernel/frame-bank.ts';
import { createMixKernels } from './kernel/mix-kernels.ts';
import type { MixMemory } from './kernel/mix-memory.ts';
import { Listener } from './plan/listener.ts';
import { FULL_LIMITS, type MixLimits } from './mix-limits.ts';
import { MixPlanner } from './plan/mix-planner.ts';
import { MixerStats } from './mixer-stats.ts';
import type { MixEncoder, PacketSink, SpeakerInput, SpeakerInputStats } from './ports.ts';
import { Scene } from './plan/scene.ts';
import { SlotSet } from './slot-set.ts';
import { SourceTable } from './sources/source-table.ts';
import { StreamAssignment } from './streams/stream-assignment.ts';

/** 400 ms between packets in silence, as Opus' own discontinuous transmission does (RFC 7587, section 3.1.3). */
const DTX_INTERVAL_TICKS = 20;
/**
 * TOC byte alone: CELT, fullband, 20 ms, stereo, one frame of no bytes. Receivers take it for discontinuous
 * transmission.
 */
const DTX_PAYLOAD = Uint8Array.of((31 << 3) | 4);

export interface MixerOptions {
  readonly rules: HearingRules;
  readonly sink: PacketSink;
  /** Decoded frames and mixes, shared by the mixers of all workers; says how many slots and workers there are. */
  readonly memory: MixMemory;
  /** Which of the workers this is, from 0 on. */
  readonly worker: number;
}

/** What a participant brings along. The mixer frees both when it leaves. */
export interface MixerParticipant {
  readonly input: SpeakerInput;
  readonly encoder: MixEncoder;
}

/**
 * The core of Earshot: hears the participants of its worker, and gives each a stereo mix of everybody near, whichever
 * worker they are with. A tick has four phases: take in a frame of every speaker, plan every listener's mix, give equal
 * mixes one stream, mix and encode each stream and send it. All other calls come between ticks.
 *
 * I1 Nobody hears themselves. I2 Without a place one neither hears nor is heard, but through channels and where the law
 * is flat. I3 The tick does not allocate. I4 Order is by slot, so the same input gives the same output.
 */
export class Mixer {
  readonly stats = new MixerStats();
  readonly #capacity: number;
  readonly #sink: PacketSink;
  readonly #scene: Scene;
  readonly #sources: SourceTable;
  readonly #planner: MixPlanner;
  readonly #streams: StreamAssignment;
  readonly #listeners: (Listener | undefined)[];
  readonly #slots: SlotSet;
  readonly #leaving: SlotSet;
  #limits: MixLimits = FULL_LIMITS;
  #concealedByDeparted = 0;

  constructor(options: MixerOptions) {
    const { capacity, workers } = options.memory;
    invariant(capacity > 0, 'a mixer is for somebody');
    this.#capacity = capacity;
    this.#sink = options.sink;
    const bank = new FrameBank(options.memory);
    const kernels = createMixKernels(options.memory);
    this.#scene = new Scene(capacity, options.rules);
    this.#sources = new SourceTable(capacity, bank, kernels, options.worker, workers);
    this.#sources.setRules(options.rules);
    this.#planner = new MixPlanner(capacity, this.#sources, this.#scene);
    this.#streams = new StreamAssignment(capacity, { bank, kernels, sources: this.#sources, stats: this.stats });
    this.#listeners = new Array<undefined>(capacity + 1).fill(undefined);
    this.#slots = new SlotSet(capacity);
    this.#leaving = new SlotSet(capacity);
  }

  /** Lets a participant in at `slot` (1 to capacity, free): neither muted nor deafened. */
  join(slot: number, participant: MixerParticipant): void {
    invariant(slot >= 1 && slot <= this.#capacity, 'a slot lies within the capacity');
    if (this.#leaving.has(slot)) this.#remove(slot);
    invariant(!this.#slots.has(slot), 'a slot has one participant');
    participant.encoder.setComplexity(this.#limits.complexity);
    this.#slots.add(slot);
    this.#sources.join(slot, participant.input);
    this.#streams.join(slot, participant.encoder);
    this.#listeners[slot] = new Listener(slot);
  }

  /** Lets a participant out: hears and is sent nothing from now on; what it was saying fades over the next frame. */
  leave(slot: number): void {
    const source = this.#sources.own(slot);
    if (source === undefined || this.#leaving.has(slot)) return;
    source.isMuted = true;
    this.#slots.remove(slot);
    this.#leaving.add(slot);
  }

  /** Where a participant of any worker is and how it speaks: `PLACEMENT_FIELDS` numbers, which are copied. */
  setPlacement(slot: number, fields: Float64Array): void {
    if (slot >= 1 && slot <= this.#capacity) this.#scene.place(slot, fields);
  }

  /** Forgets where a participant of any worker was. */
  clearPlacement(slot: number): void {
    if (slot >= 1 && slot <= this.#capacity) this.#scene.remove(slot);
  }

  /** Lets other rules hold from the next tick on. Whatever changes by it is ramped over a frame. */
  setRules(rules: HearingRules, phase: GamePhase): void {
    this.#scene.setRules(rules, phase);
    this.#sources.setRules(rules);
  }

  setStatus(slot: number, isMuted: boolean, isDeafened: boolean): void {
    const source = this.#sources.own(slot);
    const listener = this.#listeners[slot];
    if (source === undefined || listener === undefined || this.#leaving.has(slot)) return;
    source.isMuted = isMuted;
    listener.isDeafened = isDeafened;
  }

  /**
   * What a listener chose for each speaker, linear gains by slot (see `PersonalTables`); undefined = nothing. Ramped
   * over a frame.
   */
  setPersonal(slot: number, gains: Float32Array | undefined): void {
    const listener = this.#listeners[slot];
    if (listener !== undefined && !this.#leaving.has(slot)) listener.personal = gains;
  }

  /** How much may be spent on a listener from the next tick on. */
  setLimits(limits: MixLimits): void {
    if (limits.complexity !== this.#limits.complexity) this.#streams.setComplexity(limits.complexity);
    this.#limits = limits;
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
    this.#sources.own(slot)?.input.receive(sequence, rtpTimestamp, arrivalMs, payload, length, isRedundant);
  }

  /** Notes a packet that was declared silent; see `SpeakerInput.receiveSilence`. */
  receiveSilence(slot: number, sequence: number, rtpTimestamp: number, arrivalMs: number): void {
    this.#sources.own(slot)?.input.receiveSilence(sequence, rtpTimestamp, arrivalMs);
  }

  /**
   * Makes one frame of 20 ms for everybody. `tick` is the number of the frame on the grid that all workers share, from
   * which RTP timestamps follow; `nowMs` is on the clock of the packets' arrival times.
   */
  tick(tick: number, nowMs: number): void {
    this.stats.decodes += this.#sources.take(tick, nowMs);
    this.#scene.setSpeakers(this.#sources.active, this.#sources.activeCount);
    this.#plan(tick);
    this.#streams.assign(this.#slots.members, this.#slots.count, this.#listeners);
    this.#streams.render(tick, this.#limits.framesPerPacket);
    this.#emit(tick);
    for (let i = this.#leaving.count - 1; i >= 0; i--) this.#remove(this.#leaving.members[i]!);
    this.#countConcealed();
    this.stats.ticks++;
  }

  /** Level of the participant's last frame, dBFS; -120 when silent, muted or not with this worker. */
  levelDb(slot: number): number {
    return this.#sources.own(slot)?.levelDb ?? SILENCE_DB;
  }

  /** Whether the participant talks or did so within the last 200 ms. */
  isTalking(slot: number): boolean {
    return this.#sources.own(slot)?.isTalking ?? false;
  }

  /** Counters of the participant's playout buffer. */
  inputStats(slot: number): SpeakerInputStats | undefined {
    return this.#sources.own(slot)?.input.stats;
  }

  /**
   * By how many ticks the frames of a worker's speakers are older than the tick that mixes them; 0 for this worker's
   * own.
   */
  lagTicks(worker: number): number {
    return this.#sources.lagTicks(worker);
  }

  /** Lets everybody out and frees their codecs. */
  close(): void {
    for (let slot = 1; slot <= this.#capacity; slot++) if (this.#listeners[slot] !== undefined) this.#remove(slot);
  }

  #plan(tick: number): void {
    const { maxHeardSpeakers } = this.#limits;
    for (let i = 0; i < this.#slots.count; i++) {
      const slot = this.#slots.members[i]!;
      const listener = this.#listeners[slot]!;
      // Nobody speaks and nobody was heard: the empty plan of the tick before still holds.
      if (this.#sources.activeCount === 0 && listener.plan.count === 0) continue;
      listener.turnPlans();
      this.#planner.plan(
        slot,
        listener.isDeafened,
        maxHeardSpeakers,
        tick,
        listener.lastPlan,
        listener.plan,
        listener.personal,
      );
    }
  }

  #emit(tick: number): void {
    const { stats } = this;
    stats.silentListeners = 0;
    for (let i = 0; i < this.#slots.count; i++) {
      const listener = this.#listeners[this.#slots.members[i]!]!;
      const stream = this.#streams.stream(listener.stream);
      if (stream === undefined) {
        listener.isInSpurt = false;
        stats.silentListeners++;
        this.#keepAlive(listener, tick);
      } else if (stream.packetLength > 0) {
        this.#sink.emit(
          listener.slot,
          stream.packet,
          stream.packetLength,
          rtpTimestampOf(stream.packetTick),
          !listener.isInSpurt,
        );
        stats.packets++;
        listener.isInSpurt = true;
        listener.ticksUntilDtx = 0;
      }
    }
  }

  #keepAlive(listener: Listener, tick: number): void {
    if (listener.ticksUntilDtx === 0) {
      this.#sink.emit(listener.slot, DTX_PAYLOAD, DTX_PAYLOAD.length, rtpTimestampOf(tick), false);
      this.stats.dtxPackets++;
      listener.ticksUntilDtx = DTX_INTERVAL_TICKS;
    }
    listener.ticksUntilDtx--;
  }

  #countConcealed(): void {
    let concealedFrames = this.#concealedByDeparted;
    for (let i = 0; i < this.#slots.count; i++)
      concealedFrames += this.#sources.own(this.#slots.members[i]!)!.input.stats.concealedFrames;
    this.stats.concealedFrames = concealedFrames;
  }

  #remove(slot: number): void {
    const listener = this.#listeners[slot];
    if (listener === undefined) return;
    this.#listeners[slot] = undefined;
    this.#slots.remove(slot);
    this.#leaving.remove(slot);
    this.#concealedByDeparted += this.#sources.own(slot)!.input.stats.concealedFrames;
    this.#sources.remove(slot);
    this.#streams.leave(listener, this.#listeners);
    this.#scene.remove(slot);
  }
}

/** RTP's clock has a sample's length, and wraps at 32 bits. */
function rtpTimestampOf(tick: number): number {
  return (tick * FRAME_SAMPLES) >>> 0;
}
