import { expect, it } from 'vitest';
import { IngestStats } from '../../../../main/ingest/ingest-stats.ts';
import { createMixMemory } from '../../../../main/mixer/kernel/mix-memory.ts';
import { Mixer } from '../../../../main/mixer/mixer.ts';
import type { SpeakerInput } from '../../../../main/mixer/ports.ts';
import { LIFE_STATES, TALK_TARGETS } from '../../../../shared/model/presence.ts';
import { HEARING_PRESETS } from '../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { HistoryDecoder, HistoryEncoder } from '../../../support/sound/decoder-history.ts';
import { ListeningReference, type PlacedSpeaker } from '../../../support/sound/listening-reference.ts';
import { placementOf } from '../../../support/lobby/placement.ts';
import { createRandom, noise } from '../../../support/signals.ts';

const FRAME = 960;
const CAPACITY = 14;
const ROUNDS = 450;
/** A slot gets its next owner this much later, because the slots that have been free longest come first. */
const REUSE_ROUNDS = 8;
const NO_LABELS: Omit<PlacedSpeaker, 'pose'> = {
  state: 'alive',
  world: 0,
  enclosure: 0,
  group: 0,
  team: 0,
  talksToTeam: false,
  reach: 1,
  remaining: 1,
};
/** A few places, used again and again so that people meet. */
const PLACES = [
  [0, 0, 0],
  [0, 0, 4],
  [6, 0, -3],
  [20, 1, 0],
  [25, 0, 20],
  [80, 0, 0],
] as const;

interface Scenario {
  readonly seed: number;
  readonly rules: HearingRules;
  readonly workers: number;
  /** Whether some packets hold two frames; otherwise some ticks are skipped. */
  readonly hasPairs: boolean;
  /** Whether people have states, teams, groups, worlds and different loudness. */
  readonly hasLabels: boolean;
}

/** Runs random people on real mixers and, in parallel, on the reference. */
class Stage {
  readonly reference: ListeningReference;
  readonly mixers: readonly Mixer[];
  readonly decoders = new Map<number, HistoryDecoder>();
  /** For each listener, the frames sent by tick. */
  readonly sent = new Map<number, Map<number, Float32Array>>();
  readonly faults: string[] = [];
  comparedFrames = 0;
  readonly #hasPairs: boolean;
  readonly #hasLabels: boolean;
  readonly #random: () => number;
  readonly #made: ConstructorParameters<typeof HistoryEncoder>[0] = [];
  readonly #sounds: readonly Float32Array[];
  readonly #lastDone: number[];
  readonly #stalledRounds: number[];
  readonly #freeFrom = new Int32Array(CAPACITY + 1);
  #round = 0;

  constructor({ seed, rules, workers, hasPairs, hasLabels }: Scenario) {
    this.#hasPairs = hasPairs;
    this.#hasLabels = hasLabels;
    this.#random = createRandom(seed);
    this.#sounds = Array.from({ length: 30 }, (_, i) => noise(this.#random, 0.03 * (i + 1), FRAME));
    this.reference = new ListeningReference(CAPACITY, workers, rules);
    const memory = createMixMemory(CAPACITY, workers);
    const emit = this.#take.bind(this);
    this.mixers = Array.from({ length: workers }, (_, worker) => new Mixer({ rules, sink: { emit }, memory, worker }));
    this.#lastDone = new Array<number>(workers).fill(-1);
    this.#stalledRounds = new Array<number>(workers).fill(0);
  }

  run(): void {
    for (this.#round = 0; this.#round < ROUNDS; this.#round++) {
      for (let slot = 1; slot <= CAPACITY; slot++) this.#disturb(slot);
      if (this.#chance(0.02)) this.#limit();
      for (let worker = 0; worker < this.mixers.length; worker++) this.#work(worker);
    }
    for (let slot = 1; slot <= CAPACITY; slot++) this.#compare(slot);
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #disturb(slot: number): void {
    const participant = this.reference.participants.get(slot);
    if (participant === undefined) {
      if (this.#round >= this.#freeFrom[slot]! && this.#chance(0.1)) this.#join(slot);
      return;
    }
    if (participant.isLeaving) return;
    const mixer = this.mixers[participant.worker]!;
    if (this.#chance(0.02)) this.#place(slot);
    if (this.#chance(0.015)) {
      participant.isMuted = this.#chance(0.2);
      participant.isDeafened = this.#chance(0.3);
      mixer.setStatus(slot, participant.isMuted, participant.isDeafened);
    }
    if (this.#chance(0.005)) this.#leave(slot);
  }

  #join(slot: number): void {
    const worker = Math.floor(this.#random() * this.mixers.length);
    const phase = Math.floor(this.#random() * 1_000);
    // Spurts of up to half a second, with pauses shorter and longer than the silence sent after a sound.
    const speak = (pull: number): Float32Array | undefined => {
      const beat = (pull + phase) * (1 + (slot % 3));
      return beat % 211 < 40 + 8 * (slot % 5) || beat % 59 < 9
        ? this.#sounds[((slot * 7 + pull) % (10 + 2 * slot)) % 30]
        : undefined;
    };
    let [pulls, referencePulls] = [0, 0];
    const pull = (_nowMs: number, output: Float32Array): boolean => {
      const frame = speak(pulls++);
      if (frame !== undefined) output.set(frame);
      return frame !== undefined;
    };
    const nothing = (): void => undefined;
    const input: SpeakerInput = {
      stats: new IngestStats(),
      receive: nothing,
      receiveSilence: nothing,
      free: nothing,
      pull,
    };
    this.#compare(slot);
    this.mixers[worker]!.join(slot, { input, encoder: new HistoryEncoder(this.#made) });
    this.reference.join(slot, worker, () => speak(referencePulls++));
    this.decoders.set(slot, new HistoryDecoder(this.#made));
    this.#place(slot);
  }

  #place(slot: number): void {
    const isMeeting = this.#chance(0.7);
    const [xMetres, yMetres, zMetres] = isMeeting
      ? this.#pick(PLACES)
      : [40 * this.#random(), this.#random(), 40 * this.#random()];
    const pose = { xMetres, yMetres, zMetres, yawRadians: isMeeting ? 0 : 7 * this.#random() };
    const standing = { pose, ...(this.#hasLabels ? this.#randomLabels() : NO_LABELS) };
    this.reference.standings.set(slot, standing);
    const { state, talksToTeam, world, enclosure, group, team, reach, remaining } = standing;
    const talkTo = talksToTeam ? TALK_TARGETS.indexOf('team') : 0;
    const placement = placementOf(pose, {
      state: LIFE_STATES.indexOf(state),
      talkTo,
      world,
      enclosure,
      group,
      team,
      reach,
      remaining,
    });
    for (const mixer of this.mixers) mixer.setPlacement(slot, placement);
  }

  #randomLabels(): Omit<PlacedSpeaker, 'pose'> {
    return {
      state: this.#pick(['alive', 'alive', 'dead', 'spectator'] as const),
      world: this.#pick([0, 0, 0, 1]),
      enclosure: this.#pick([0, 0, 0, 1]),
      group: this.#pick([0, 0, 0, 0, 1]),
      team: this.#pick([0, 1, 2]),
      talksToTeam: this.#chance(0.3),
      reach: this.#pick([0.3, 1, 1, 2, 5]),
      remaining: this.#pick([1, 1, 0.5]),
    };
  }

  #pick<const Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)]!;
  }

  #leave(slot: number): void {
    const participant = this.reference.participants.get(slot)!;
    participant.isLeaving = true;
    this.mixers[participant.worker]!.leave(slot);
    this.reference.standings.delete(slot);
    for (const mixer of this.mixers) mixer.clearPlacement(slot);
    this.#freeFrom[slot] = this.#round + REUSE_ROUNDS;
  }

  #limit(): void {
    const maxHeardSpeakers = 2 + Math.floor(7 * this.#random());
    this.reference.maxHeard = maxHeardSpeakers;
    const framesPerPacket = this.#hasPairs && this.#chance(0.4) ? 2 : 1;
    for (const mixer of this.mixers)
      mixer.setLimits({ maxHeardSpeakers, complexity: 1, framesPerPacket, isMono: false, sharedSquare: 0 });
  }

  /** Runs a tick, sometimes one tick later than the other workers, and skips it beyond that. */
  #work(worker: number): void {
    if (this.mixers.length > 1 && this.#lastDone[worker] === this.#round - 1 && this.#chance(0.02))
      this.#stalledRounds[worker] = 1 + Math.floor((this.#hasPairs ? 1 : 5) * this.#random());
    if (this.#stalledRounds[worker]! > 0) {
      this.#stalledRounds[worker]!--;
      return;
    }
    const behind = this.#round - this.#lastDone[worker]!;
    for (let tick = behind <= 2 ? this.#round - behind + 1 : this.#round; tick <= this.#round; tick++) {
      this.reference.tick(worker, tick);
      this.mixers[worker]!.tick(tick, 20 * tick);
    }
    this.#lastDone[worker] = this.#round;
  }

  #take(slot: number, payload: Uint8Array, length: number, rtpTimestamp: number, isFirstOfSpurt: boolean): void {
    if (length === 1) return;
    const decoder = this.decoders.get(slot)!;
    const count = decoder.receive(payload, length, isFirstOfSpurt, [...this.decoders.values()]);
    const frames = this.sent.get(slot) ?? new Map<number, Float32Array>();
    this.sent.set(slot, frames);
    for (let i = 0; i < count; i++) frames.set(rtpTimestamp / FRAME + i, decoder.frames.at(i - count)!);
  }

  /** Compares what was sent to the owner of the slot with the reference. */
  #compare(slot: number): void {
    const expected = this.reference.frames.get(slot) ?? new Map<number, Float32Array>();
    const sent = this.sent.get(slot) ?? new Map<number, Float32Array>();
    const lastExpected = [...expected.keys()].at(-1);
    for (const tick of sent.keys()) if (!expected.has(tick)) this.faults.push(`${slot} is sent a frame in ${tick}`);
    for (const [tick, frame] of expected) {
      const other = sent.get(tick);
      this.comparedFrames++;
      // The first half of a pair may still wait for the second.
      if (other === undefined && tick !== lastExpected) this.faults.push(`${slot} is sent nothing in ${tick}`);
      const error = other === undefined ? 0 : largestDifference(frame, other);
      if (error > 1e-6) this.faults.push(`${slot} is sent something else in ${tick}, by ${error}`);
    }
    this.faults.push(...(this.decoders.get(slot)?.misfits ?? []).map((misfit) => `${slot}: ${misfit}`));
    this.reference.frames.delete(slot);
    this.sent.delete(slot);
    this.decoders.delete(slot);
  }
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

const RULES: readonly HearingRules[] = [
  { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 2, maxMetres: 30 },
  { ...DEFAULT_HEARING_RULES, law: 'flat', minMetres: 2, maxMetres: 30 },
  { ...DEFAULT_HEARING_RULES, law: 'inverse', minMetres: 1, maxMetres: 15 },
  {
    ...DEFAULT_HEARING_RULES,
    law: 'cubic',
    minMetres: 0,
    maxMetres: 30,
    offsetMetres: 0.5,
    enclosures: 'separate',
    phases: HEARING_PRESETS['social-deduction'].phases,
  },
  { ...DEFAULT_HEARING_RULES, law: 'exponential', minMetres: 1, maxMetres: 8, edgeDb: -20, floorGain: 0.05 },
];
const SCENARIOS = [1, 2, 3].flatMap((workers) =>
  RULES.map((rules, i): Scenario => ({
    seed: 10 * workers + i,
    rules,
    workers,
    hasPairs: workers !== 3,
    hasLabels: i >= 3,
  })),
);

it.each(SCENARIOS)(
  'sends everyone what a mixer without shared streams would send, in packets that decode seamlessly: $rules.law, workers: $workers',
  (scenario) => {
    const stage = new Stage(scenario);
    stage.run();
    expect(stage.faults.slice(0, 10)).toEqual([]);
    expect(stage.comparedFrames).toBeGreaterThan(1_000);
    const stats = stage.mixers.map((mixer) => mixer.stats);
    const sum = (name: 'merges' | 'encodes' | 'packets' | 'limitedFrames'): number =>
      stats.reduce((total, stat) => total + stat[name], 0);
    expect(sum('limitedFrames')).toBeGreaterThan(0);
  },
);
