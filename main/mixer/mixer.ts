import { FRAME_SAMPLES } from '../../shared/audio-format.ts';
import { invariant } from '../../shared/invariant.ts';
import type { EarOutput } from '../../shared/model/sound/ear-output.ts';
import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { SILENCE_DB } from '../../shared/units.ts';
import { FrameBank } from './kernel/frame-bank.ts';
import { createMixKernels } from './kernel/mix-kernels.ts';
import type { MixMemory } from './kernel/mix-memory.ts';
import { Listener } from './plan/listener.ts';
import { FULL_LIMITS, type MixLimits } from './mix-limits.ts';
import { MixPlanner } from './plan/mix-planner.ts';
import { MixerStats } from './mixer-stats.ts';
import type { MixEncoder, PacketSink, SpeakerInput, SpeakerInputStats, SpeakerPacket } from './ports.ts';
import { AudibilityIndex } from './plan/audibility-index.ts';
import { SlotSet } from './slot-set.ts';
import { SourceTable } from './sources/source-table.ts';
import { StreamAssignment } from './streams/stream-assignment.ts';

/** 400 ms between packets in silence, like Opus' DTX (RFC 7587, section 3.1.3). */
const DTX_INTERVAL_TICKS = 20;
/** TOC byte alone: CELT, fullband, 20 ms, stereo, one frame of no bytes. Receivers treat it as DTX. */
const DTX_PAYLOAD = Uint8Array.of((31 << 3) | 4);

export interface MixerOptions {
  readonly rules: HearingRules;
  readonly sink: PacketSink;
  /** Decoded frames and mixes, shared by the mixers of all workers; also gives the number of slots and workers. */
  readonly memory: MixMemory;
  /** The number of this worker, from 0. */
  readonly worker: number;
}

/** A participant's resources in the mixer, which frees both when the participant leaves. */
export interface MixerParticipant {
  readonly input: SpeakerInput;
  readonly encoder: MixEncoder;
}

/**
 * The core of Earshot: it decodes the participants of its worker, and gives each a stereo mix of everybody near, on any
 * worker. A tick has four phases: take a frame from every speaker, plan every listener's mix, assign equal mixes to one
 * stream, then mix, encode and send each stream. All other calls come between ticks.
 *
 * I1 Nobody hears themselves. I2 A participant without a position hears and is heard only through channels or under the
 * flat law. I3 The tick does not allocate. I4 Order is by slot, so the same input gives the same output.
 */
export class Mixer {
  readonly stats = new MixerStats();
  readonly #capacity: number;
  readonly #sink: PacketSink;
  readonly #audibility: AudibilityIndex;
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
    this.#audibility = new AudibilityIndex(capacity, options.rules);
    this.#sources = new SourceTable(capacity, bank, kernels, options.worker, workers);
    this.#sources.setRules(options.rules);
    this.#planner = new MixPlanner(capacity, this.#sources, this.#audibility);
    this.#streams = new StreamAssignment(capacity, { bank, kernels, sources: this.#sources, stats: this.stats });
    this.#listeners = new Array<undefined>(capacity + 1).fill(undefined);
    this.#slots = new SlotSet(capacity);
    this.#leaving = new SlotSet(capacity);
  }

  /** Adds a participant at `slot` (1 to capacity, free), neither muted nor deafened. */
  join(slot: number, participant: MixerParticipant): void {
    invariant(slot >= 1 && slot <= this.#capacity, 'a slot lies within the capacity');
    if (this.#leaving.has(slot)) this.#remove(slot);
    invariant(!this.#slots.has(slot), 'a slot has one participant');
    participant.encoder.setComplexity(this.#limits.complexity);
    participant.encoder.setMono(this.#limits.isMono);
    this.#slots.add(slot);
    this.#sources.join(slot, participant.input);
    this.#streams.join(slot, participant.encoder);
    this.#listeners[slot] = new Listener(slot);
  }

  /** Removes a participant, who hears and is sent nothing from now on. Their last sound fades over the next frame. */
  leave(slot: number): void {
    const source = this.#sources.own(slot);
    if (source === undefined || this.#leaving.has(slot)) return;
    source.isMuted = true;
    this.#slots.remove(slot);
    this.#leaving.add(slot);
  }

  /** Copies the position and way of speaking of a participant of any worker: `PLACEMENT_FIELDS` numbers. */
  setPlacement(slot: number, fields: Float64Array): void {
    if (slot >= 1 && slot <= this.#capacity) this.#audibility.place(slot, fields);
  }

  /** Forgets the position of a participant of any worker. */
  clearPlacement(slot: number): void {
    if (slot >= 1 && slot <= this.#capacity) this.#audibility.remove(slot);
  }

  /** Replaces the rules from the next tick on. All changes are ramped over a frame. */
  setRules(rules: HearingRules, phase: GamePhase): void {
    this.#audibility.setRules(rules, phase);
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
   * Sets the gains that a listener chose for each speaker, linear, by slot (see `PersonalTables`); undefined = none.
   * Ramped over a frame.
   */
  setPersonal(slot: number, gains: Float32Array | undefined): void {
    const listener = this.#listeners[slot];
    if (listener !== undefined && !this.#leaving.has(slot)) listener.personal = gains;
  }

  /** Sets how the ears of a listener get voices from the next tick on. Ramped over a frame. */
  setOutput(slot: number, output: EarOutput): void {
    if (this.#listeners[slot] !== undefined && !this.#leaving.has(slot)) this.#changeOutput(slot, output);
  }

  /** Sets how much may be spent on a listener from the next tick on. */
  setLimits(limits: MixLimits): void {
    if (limits.complexity !== this.#limits.complexity) this.#streams.setComplexity(limits.complexity);
    if (limits.isMono !== this.#limits.isMono) this.#streams.setMono(limits.isMono);
    this.#planner.setLimits(limits);
    this.#limits = limits;
  }

  /** Hands a packet to a speaker's playout buffer; see `SpeakerInput.receive`. Drops it if nobody is at `slot`. */
  receive(slot: number, packet: SpeakerPacket): void {
    this.#sources.own(slot)?.input.receive(packet);
  }

  /** Records a packet that was declared silent; see `SpeakerInput.receiveSilence`. */
  receiveSilence(slot: number, sequence: number, rtpTimestamp: number, arrivalMs: number): void {
    this.#sources.own(slot)?.input.receiveSilence(sequence, rtpTimestamp, arrivalMs);
  }

  /**
   * Makes one frame of 20 ms for everybody. `tick` is the frame's number on the grid that all workers share, and
   * determines RTP timestamps; `nowMs` is on the clock of the packets' arrival times.
   */
  tick(tick: number, nowMs: number): void {
    this.stats.decodes += this.#sources.collect(tick, nowMs);
    this.#audibility.setSpeakers(this.#sources.active, this.#sources.activeCount);
    this.#plan(tick);
    this.#streams.assign(this.#slots.members, this.#slots.count, this.#listeners);
    this.#streams.render(tick, this.#limits.framesPerPacket);
    this.#emit(tick);
    for (let i = this.#leaving.count - 1; i >= 0; i--) this.#remove(this.#leaving.members[i]!);
    this.#countConcealed();
    this.stats.ticks++;
  }

  /** Returns the level of the participant's last frame, dBFS; -120 when silent, muted or not with this worker. */
  levelDb(slot: number): number {
    return this.#sources.own(slot)?.levelDb ?? SILENCE_DB;
  }

  /** Returns whether the participant talks or has talked within the last 200 ms. */
  isTalking(slot: number): boolean {
    return this.#sources.own(slot)?.isTalking ?? false;
  }

  /** Returns the counters of the participant's playout buffer. */
  inputStats(slot: number): SpeakerInputStats | undefined {
    return this.#sources.own(slot)?.input.stats;
  }

  /** Returns how many ticks old the frames of a worker's speakers are when they are mixed; 0 for this worker's own. */
  lagTicks(worker: number): number {
    return this.#sources.lagTicks(worker);
  }

  /** Removes everybody and frees their codecs. */
  close(): void {
    for (let slot = 1; slot <= this.#capacity; slot++) if (this.#listeners[slot] !== undefined) this.#remove(slot);
  }

  #changeOutput(slot: number, output: EarOutput | undefined): void {
    this.#audibility.setOutput(slot, output);
    this.#sources.binaural.isOn = this.#audibility.hasBinaural;
  }

  #plan(tick: number): void {
    const { maxHeardSpeakers } = this.#limits;
    this.#planner.begin(tick, maxHeardSpeakers);
    for (let i = 0; i < this.#slots.count; i++) {
      const slot = this.#slots.members[i]!;
      const listener = this.#listeners[slot]!;
      // Nobody speaks and nobody was heard, so the empty plan of the previous tick is still valid.
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
    this.#audibility.remove(slot);
    this.#changeOutput(slot, undefined);
  }
}

/** Returns the RTP timestamp: its unit is one sample, and it wraps at 32 bits. */
function rtpTimestampOf(tick: number): number {
  return (tick * FRAME_SAMPLES) >>> 0;
}
