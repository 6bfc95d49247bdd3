import type { GamePhase, HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { FrameClock } from '../../clock/frame-clock.ts';
import { SpeakerIngest } from '../../ingest/speaker-ingest.ts';
import type { OpusCodec } from '../../media/opus/opus.ts';
import type { MixMemory } from '../../mixer/kernel/mix-memory.ts';
import { LoadGovernor } from '../../mixer/load-governor.ts';
import { FULL_LIMITS } from '../../mixer/mix-limits.ts';
import { Mixer } from '../../mixer/mixer.ts';
import { PersonalTables, type PersonalRows } from '../../mixer/personal-tables.ts';
import { AudienceSweep } from '../../mixer/plan/audience-sweep.ts';
import { AudienceTable } from '../../mixer/plan/audience-table.ts';
import { SlotSet } from '../../mixer/slot-set.ts';
import type { MixerControl, MixerReport } from './mixer-messages.ts';
import { PacketRing } from './packet-ring.ts';
import { PlacementFollower } from './placement-follower.ts';
import { SecondMeans } from './second-means.ts';
import { SlotTable } from './slot-table.ts';
import { TimedMixEncoder, type EncodingTime } from './timed-mix-encoder.ts';
import { WorkerSignals } from './worker-signals.ts';

const STATISTICS_EVERY_TICKS = 50;

/** A worker that sheds load updates the audience less often, and one that sends shared mixes rarely. */
const SWEEP_EVERY_TICKS_UNDER_LOAD = 4;
const SWEEP_EVERY_TICKS_WHEN_SHARED = 16;

/** A join takes 0.1 ms, but occasionally 4 ms when memory grows, so it starts only with this much time to spare. */
const CONTROL_MARGIN_MS = 5;

export interface MixerLoopOptions {
  /** Number of the worker, from 0. */
  readonly worker: number;
  /** Shared by all workers; holds the numbers of slots and workers. */
  readonly memory: MixMemory;
  /** Longest a tick may take before the mixer sheds load, milliseconds. */
  readonly tickBudgetMs: number;
  /** Initial rules and phase; a `rules` command replaces them. */
  readonly rules: HearingRules;
  readonly phase: GamePhase;
  /** When frame 0 of all workers was due, on the clock of `nowMs`. */
  readonly gridStartMs: number;
  /** Memory of a `PacketRing` with the speakers' packets. */
  readonly incoming: SharedArrayBuffer;
  /** Memory of a `PacketRing` for the listeners' packets. */
  readonly outgoing: SharedArrayBuffer;
  /** Memory of the `SlotTable` of all workers. */
  readonly slots: SharedArrayBuffer;
  /** Memory of `WorkerSignals`. */
  readonly signals: SharedArrayBuffer;
  /** Memory of the `AudienceTable` that this worker writes. */
  readonly audience: SharedArrayBuffer;
}

/** The surroundings of a mixer loop: a thread, or a test. */
export interface MixerLoopPorts {
  readonly codec: Pick<OpusCodec, 'createDecoder' | 'createMixEncoder'>;
  /** Monotonic clock of the packets' arrival times, milliseconds. */
  readonly nowMs: () => number;
  /** Returns the oldest command that has not been received yet, if there is one. */
  readonly receiveControl: () => MixerControl | undefined;
  readonly report: (message: MixerReport) => void;
}

/**
 * Mixes for the participants of one worker. At each frame of the grid it reads the packets and placements that arrived
 * since the last one, mixes, and hands packets out. It applies commands between ticks, while there is time.
 */
export class MixerLoop {
  readonly #ports: MixerLoopPorts;
  readonly #worker: number;
  readonly #workers: number;
  readonly #incoming: PacketRing;
  readonly #outgoing: PacketRing;
  readonly #slots: SlotTable;
  readonly #signals: WorkerSignals;
  readonly #mixer: Mixer;
  readonly #audience: AudienceSweep;
  readonly #placements: PlacementFollower;
  readonly #personal: PersonalTables;
  readonly #governor: LoadGovernor;
  readonly #clock: FrameClock;
  readonly #means: SecondMeans;
  readonly #joined: SlotSet;
  /** Slots whose placement the mixer forgets in its next tick, because their participants left. */
  readonly #left: SlotSet;
  readonly #packet = PacketRing.createRecord();
  /** The same packet for the mixer. Both share the payload. */
  readonly #speakerPacket = {
    sequence: 0,
    rtpTimestamp: 0,
    arrivalMs: 0,
    payload: this.#packet.payload,
    length: 0,
    isRedundant: false,
  };
  readonly #mixHeader = PacketRing.createHeader();
  readonly #encoding: EncodingTime = { encodingMs: 0, encodes: 0 };
  readonly #latenessMs = new Float64Array(STATISTICS_EVERY_TICKS);
  #latenessCount = 0;
  #frameStartMs = 0;
  #emittedPackets = 0;
  #outgoingOverflows = 0;
  #busyMs = 0;

  constructor(options: MixerLoopOptions, ports: MixerLoopPorts) {
    const { worker, memory, rules, phase } = options;
    const { capacity } = memory;
    this.#ports = ports;
    this.#worker = worker;
    this.#workers = memory.workers;
    this.#incoming = new PacketRing(options.incoming);
    this.#outgoing = new PacketRing(options.outgoing);
    this.#slots = new SlotTable(options.slots, capacity + 1);
    this.#signals = new WorkerSignals(options.signals);
    const sink = { emit: this.#emit.bind(this) };
    this.#mixer = new Mixer({ rules, sink, memory, worker });
    this.#mixer.setRules(rules, phase);
    this.#audience = new AudienceSweep(capacity, rules, phase, new AudienceTable(options.audience, capacity));
    this.#placements = new PlacementFollower(this.#slots, [this.#mixer, this.#audience]);
    this.#personal = new PersonalTables(capacity);
    this.#governor = new LoadGovernor({ budgetMs: options.tickBudgetMs, limits: FULL_LIMITS });
    this.#means = new SecondMeans(capacity);
    this.#joined = new SlotSet(capacity);
    this.#left = new SlotSet(capacity);
    this.#clock = new FrameClock(options.gridStartMs, ports.nowMs());
  }

  /**
   * Does one thing that is due: a tick, or a command. Returns for how many milliseconds nothing is due, 0 = call again.
   * Every tick is followed by a command, so that commands are applied even when the worker has no time to spare.
   */
  turn(): number {
    const remainingMs = this.#clock.remainingMs(this.#ports.nowMs());
    if (remainingMs <= 0) this.#tick();
    const hasTime = remainingMs <= 0 || remainingMs > CONTROL_MARGIN_MS;
    const control = hasTime ? this.#ports.receiveControl() : undefined;
    if (control !== undefined) this.#apply(control);
    return remainingMs <= 0 || control !== undefined ? 0 : remainingMs;
  }

  #apply(control: MixerControl): void {
    if (control.type === 'join') this.#join(control.slot);
    else if (control.type === 'leave') this.#leave(control.slot);
    else if (control.type === 'status') this.#setStatus(control.slot, control.isMuted, control.isDeafened);
    else if (control.type === 'personal') this.#setPersonal(control.slot, control.rows);
    else if (control.type === 'output') this.#mixer.setOutput(control.slot, control.output);
    else this.#setRules(control.rules, control.phase);
  }

  #join(slot: number): void {
    const { codec, nowMs } = this.#ports;
    this.#mixer.join(slot, {
      input: new SpeakerIngest({ decoder: codec.createDecoder(1), channels: 1 }),
      encoder: new TimedMixEncoder(codec.createMixEncoder(), this.#encoding, nowMs),
    });
    this.#means.begin(slot);
    this.#audience.setListening(slot, true);
    this.#joined.add(slot);
  }

  #leave(slot: number): void {
    this.#mixer.leave(slot);
    this.#audience.setListening(slot, false);
    this.#audience.setPersonal(slot, undefined);
    this.#personal.clear(slot);
    this.#joined.remove(slot);
    this.#left.add(slot);
    this.#slots.clearLevel(slot);
  }

  #setStatus(slot: number, isMuted: boolean, isDeafened: boolean): void {
    this.#mixer.setStatus(slot, isMuted, isDeafened);
    this.#audience.setListening(slot, !isDeafened);
  }

  #setPersonal(slot: number, rows: PersonalRows): void {
    if (!this.#joined.has(slot)) return;
    const gains = this.#personal.set(slot, rows);
    this.#mixer.setPersonal(slot, gains);
    this.#audience.setPersonal(slot, gains);
  }

  #setRules(rules: HearingRules, phase: GamePhase): void {
    this.#mixer.setRules(rules, phase);
    this.#audience.setRules(rules, phase);
  }

  #tick(): void {
    const { nowMs, report } = this.#ports;
    this.#signals.noteTick();
    this.#frameStartMs = nowMs();
    this.#latenessMs[this.#latenessCount++] = this.#clock.begin(this.#frameStartMs);
    this.#receivePackets();
    this.#placements.follow();
    const emittedBefore = this.#emittedPackets;
    this.#mixer.tick(this.#clock.tickIndex, this.#frameStartMs);
    // Waking the host worker does not count: it may take this thread's core for a moment, and shedding load would not
    // help.
    const tickMs = nowMs() - this.#frameStartMs;
    if (this.#left.count > 0) this.#repeatLeftPlacements();
    if (this.#emittedPackets > emittedBefore && this.#signals.claimPacketMessage()) report({ type: 'packets' });
    this.#writeLevels();
    const busyMs = tickMs + this.#sweepAudience();
    this.#busyMs += busyMs;
    if (this.#governor.observe(busyMs)) this.#mixer.setLimits(this.#governor.limits);
    if (this.#latenessCount === STATISTICS_EVERY_TICKS) this.#reportStatistics();
  }

  #receivePackets(): void {
    const packet = this.#packet;
    while (this.#incoming.pop(packet)) {
      if (!this.#joined.has(packet.slot)) continue;
      if (packet.length === 0)
        this.#mixer.receiveSilence(packet.slot, packet.sequence, packet.rtpTimestamp, packet.timeMs);
      else this.#receivePacket();
    }
  }

  #receivePacket(): void {
    const packet = this.#packet;
    const speakerPacket = this.#speakerPacket;
    speakerPacket.sequence = packet.sequence;
    speakerPacket.rtpTimestamp = packet.rtpTimestamp;
    speakerPacket.arrivalMs = packet.timeMs;
    speakerPacket.length = packet.length;
    speakerPacket.isRedundant = packet.isFlagged;
    this.#mixer.receive(packet.slot, speakerPacket);
  }

  #emit(slot: number, payload: Uint8Array, length: number, rtpTimestamp: number, isFirstOfSpurt: boolean): void {
    const header = this.#mixHeader;
    header.slot = slot;
    header.rtpTimestamp = rtpTimestamp;
    header.timeMs = this.#frameStartMs;
    header.isFlagged = isFirstOfSpurt;
    header.length = length;
    if (this.#outgoing.push(header, payload, 0)) this.#emittedPackets++;
    else this.#outgoingOverflows++;
  }

  /** The next owner of a slot may be with another worker and have a placement already: the next tick reads it again. */
  #repeatLeftPlacements(): void {
    for (let i = 0; i < this.#left.count; i++) this.#placements.repeat(this.#left.members[i]!);
    this.#left.count = 0;
  }

  #writeLevels(): void {
    for (let i = 0; i < this.#joined.count; i++) {
      const slot = this.#joined.members[i]!;
      this.#slots.writeLevel(slot, this.#mixer.levelDb(slot), this.#mixer.isTalking(slot));
    }
  }

  /** Comes after the packets, which must not wait for it. Returns how long it took, milliseconds. */
  #sweepAudience(): number {
    const { step, limits } = this.#governor;
    const everyTicks = limits.sharedSquare > 0 ? SWEEP_EVERY_TICKS_WHEN_SHARED : SWEEP_EVERY_TICKS_UNDER_LOAD;
    if (step > 0 && this.#clock.tickIndex % everyTicks !== 0) return 0;
    const startMs = this.#ports.nowMs();
    this.#audience.tick();
    return this.#ports.nowMs() - startMs;
  }

  /** Once a second; allocates. */
  #reportStatistics(): void {
    this.#writeWaits();
    this.#latenessCount = 0;
    const { ticks, encodes, decodes, concealedFrames } = this.#mixer.stats;
    this.#ports.report({
      type: 'statistics',
      statistics: {
        worker: this.#worker,
        participants: this.#joined.count,
        ticks,
        missedFrames: this.#clock.missedFrames,
        latenessMs: [...this.#latenessMs],
        busyMs: this.#busyMs,
        encodes,
        emittedPackets: this.#emittedPackets,
        decodes,
        concealedFrames,
        outgoingOverflows: this.#outgoingOverflows,
        shedStep: this.#governor.step,
        limits: this.#governor.limits,
        delays: {
          encodeMs: this.#means.meanEncodeMs(this.#encoding),
          lagTicks: Array.from({ length: this.#workers }, (_, worker) => this.#mixer.lagTicks(worker)),
        },
      },
    });
  }

  #writeWaits(): void {
    for (let i = 0; i < this.#joined.count; i++) {
      const slot = this.#joined.members[i]!;
      const stats = this.#mixer.inputStats(slot);
      if (stats !== undefined) this.#slots.writeWait(slot, this.#means.meanWaitMs(slot, stats));
    }
  }
}
