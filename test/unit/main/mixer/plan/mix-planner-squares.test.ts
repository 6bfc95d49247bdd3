import { describe, expect, it } from 'vitest';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels } from '../../../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { FULL_LIMITS, type MixLimits } from '../../../../../main/mixer/mix-limits.ts';
import { GAIN_STRIDE, LEFT_END, MixPlan, RIGHT_END } from '../../../../../main/mixer/mix-plan.ts';
import { AudibilityIndex } from '../../../../../main/mixer/plan/audibility-index.ts';
import { MixPlanner } from '../../../../../main/mixer/plan/mix-planner.ts';
import { SourceTable } from '../../../../../main/mixer/sources/source-table.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';
import { placementAt, placementOf } from '../../../../support/lobby/placement.ts';
import { randomPlacement, randomRules } from '../../../../support/lobby/hearing/random-hearing.ts';
import { FakeInput } from '../../../../support/mixer/mixer-harness.ts';
import { createRandom, sine } from '../../../../support/signals.ts';

const CAPACITY = 24;
const SPEAKERS = 16;
const MONO: MixLimits = { ...FULL_LIMITS, maxHeardSpeakers: 2, isMono: true };
const SHARED: MixLimits = { ...MONO, sharedSquare: 1 / 2 };
const RULES: HearingRules = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 2, maxMetres: 30 };

/** Plans for all slots with the same speakers, tick by tick. */
class Crowd {
  readonly audibility: AudibilityIndex;
  readonly #sources: SourceTable;
  readonly #planner: MixPlanner;
  readonly #limits: MixLimits;
  readonly #personal = new Map<number, Float32Array>();
  readonly #plans = Array.from({ length: CAPACITY + 1 }, () => [new MixPlan(), new MixPlan()] as const);
  #tick = 0;

  constructor(limits: MixLimits, rules: HearingRules = RULES) {
    this.audibility = new AudibilityIndex(CAPACITY, rules);
    const memory = createMixMemory(CAPACITY, 1);
    this.#sources = new SourceTable(CAPACITY, new FrameBank(memory), createMixKernels(memory), 0, 1);
    this.#planner = new MixPlanner(CAPACITY, this.#sources, this.audibility);
    this.#planner.setLimits(limits);
    this.#limits = limits;
  }

  speaker(slot: number, amplitude: number): void {
    const voice = sine(500, amplitude, 960);
    this.#sources.join(slot, new FakeInput(() => voice));
  }

  /** The listener chooses not to hear the speaker. */
  mute(listener: number, speaker: number): void {
    this.#personal.set(listener, new Float32Array(CAPACITY + 1).fill(1).fill(0, speaker, speaker + 1));
  }

  next(): readonly MixPlan[] {
    const tick = this.#tick++;
    const { maxHeardSpeakers } = this.#limits;
    this.#sources.collect(tick, 20 * tick);
    this.audibility.setSpeakers(this.#sources.active, this.#sources.activeCount);
    this.#planner.begin(tick, maxHeardSpeakers);
    return this.#plans.map((pair, listener) => {
      const plan = pair[tick % 2]!;
      const last = pair[(tick + 1) % 2]!;
      if (listener > 0)
        this.#planner.plan(listener, false, maxHeardSpeakers, tick, last, plan, this.#personal.get(listener));
      return plan;
    });
  }
}

/** Each speaker that sounds at the frame's end, with its gains to three decimals. */
function heardIn({ count, voices, gains }: MixPlan): Map<number, readonly [string, string]> {
  const heard = new Map<number, readonly [string, string]>();
  for (let i = 0; i < count; i++) {
    const [left, right] = [gains[GAIN_STRIDE * i + LEFT_END]!, gains[GAIN_STRIDE * i + RIGHT_END]!];
    if (left > 0 || right > 0) heard.set(voices[i]! % (CAPACITY + 1), [left.toFixed(3), right.toFixed(3)]);
  }
  return heard;
}

describe('mono plans', () => {
  it('keep the loudness of each voice and lose its direction, in any timbre', () => {
    const crowd = new Crowd(MONO, { ...RULES, effects: true });
    crowd.audibility.setOutput(1, { mode: 'binaural', widthPercent: 100 });
    crowd.audibility.place(1, placementAt(0, 0, 0));
    crowd.audibility.place(2, placementOf({ xMetres: 16 }, { muffle: 0.3 }));
    crowd.audibility.place(3, placementOf({ xMetres: -9 }, { muffle: 0.7 }));
    crowd.speaker(2, 0.5);
    crowd.speaker(3, 0.5);
    const plan = crowd.next()[1]!;
    const heard = heardIn(plan);
    expect([heard.get(2), heard.get(3)]).toEqual([
      ['0.354', '0.354'],
      ['0.530', '0.530'],
    ]);
    expect([...plan.directions.slice(0, plan.count)]).toEqual([0, 0]);
    expect([...plan.voices.slice(0, 2)].sort((a, b) => a - b)).toEqual([2, 3 + CAPACITY + 1]);
  });
});

describe('shared squares', () => {
  it('give all listeners of a square one plan, except for those who are in it', () => {
    const random = createRandom(1);
    const crowd = new Crowd(SHARED);
    for (let slot = 1; slot <= CAPACITY; slot++)
      crowd.audibility.place(slot, placementAt(15 * random(), 1, 15 * random()));
    for (let slot = 1; slot <= 12; slot++) crowd.speaker(slot, 0.1 + 0.02 * slot);
    for (let tick = 0; tick < 50; tick++) {
      const plans = crowd.next().slice(1);
      const signatures = new Set(plans.map((plan) => `${plan.signatureLow} ${plan.signatureHigh}`));
      expect(signatures.size).toBe(3);
    }
  });

  it('respect mutes and blocks', () => {
    const crowd = new Crowd(SHARED);
    for (let slot = 1; slot <= 4; slot++) crowd.audibility.place(slot, placementAt(1 + slot, 1, 1));
    for (const slot of [2, 3, 4]) crowd.speaker(slot, 0.1 * slot);
    crowd.mute(1, 4);
    expect([...heardIn(crowd.next()[1]!).keys()]).toEqual([3, 2]);
  });

  it.each(Array.from({ length: 30 }, (_, index) => index))(
    'let nobody hear themselves or a forbidden voice, and nobody lose their last voice (case %i)',
    (seed) => {
      const random = createRandom(100 + seed);
      const rules = randomRules(random);
      const crowd = new Crowd({ ...SHARED, sharedSquare: [1 / 8, 1 / 4, 1 / 2][seed % 3]! }, rules);
      for (let slot = 1; slot <= CAPACITY; slot++) {
        const amplitude = 0.05 + 0.4 * random();
        crowd.audibility.place(slot, randomPlacement(random));
        if (slot <= SPEAKERS) crowd.speaker(slot, amplitude);
      }
      for (let tick = 0; tick < 5; tick++) {
        const plans = crowd.next();
        for (let listener = 1; listener <= CAPACITY; listener++) {
          // At the edge of earshot it matters whether a speaker was heard before.
          const audible = (wasHeard: boolean): number[] =>
            Array.from({ length: SPEAKERS }, (_, index) => index + 1).filter(
              (speaker) => speaker !== listener && crowd.audibility.hear(listener, speaker, wasHeard) > 0,
            );
          // Random placements include voices that have faded to nothing.
          const isLoudEnough = (speaker: number): boolean => crowd.audibility.gain(listener, speaker) > 1e-6;
          const does = heardIn(plans[listener]!);
          for (const speaker of does.keys()) expect(audible(true)).toContain(speaker);
          if (audible(false).some(isLoudEnough)) expect(does.size).toBeGreaterThan(0);
          expect(does.size).toBeLessThanOrEqual(2);
        }
      }
    },
  );
});
