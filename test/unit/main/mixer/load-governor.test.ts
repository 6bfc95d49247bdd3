import { describe, expect, it } from 'vitest';
import { LoadGovernor } from '../../../../main/mixer/load-governor.ts';
import { FULL_LIMITS, type MixLimits } from '../../../../main/mixer/mix-limits.ts';
import { createRandom } from '../../../support/signals.ts';

const FULL: MixLimits = { maxHeardSpeakers: 8, complexity: 5, framesPerPacket: 1, isMono: false, sharedSquare: 0 };
const BUDGET_MS = 20;
const SECOND = 50;

/** A mixer whose tick costs `load` of the budget at full limits, and less with each step. */
class SimulatedMixer {
  readonly governor = new LoadGovernor({ budgetMs: BUDGET_MS, limits: FULL });
  load = 0;
  ticks = 0;
  /** Tick and new step of every change. */
  readonly changes: { readonly tick: number; readonly step: number }[] = [];
  /** Shares of the budget that ticks took. */
  readonly shares: number[] = [];
  readonly #remainders: readonly number[];
  readonly #noise: () => number;

  /** `remainders[step]` is the factor by which a step reduces the cost. `noise` returns a factor for each tick. */
  constructor(remainders: (step: number) => number = () => 0.8, noise: () => number = () => 1) {
    this.#remainders = Array.from({ length: this.governor.stepCount + 1 }, (_, step) =>
      step === 0 ? 1 : remainders(step),
    );
    this.#noise = noise;
  }

  /** The share of the budget that a tick takes at a step. */
  costIn(step: number): number {
    return this.#remainders.slice(0, step + 1).reduce((cost, remainder) => cost * remainder, this.load);
  }

  run(load: number, ticks: number): void {
    this.load = load;
    for (let count = 0; count < ticks; count++) this.tick(this.costIn(this.governor.step) * this.#noise());
  }

  tick(share: number): void {
    this.shares.push(share);
    this.ticks++;
    if (this.governor.observe(share * BUDGET_MS)) this.changes.push({ tick: this.ticks, step: this.governor.step });
  }
}

it('sheds nothing because of one tick in which the whole machine stood still', () => {
  const mixer = new SimulatedMixer();
  mixer.run(0.3, 2 * SECOND);
  mixer.tick(30_000 / BUDGET_MS);
  mixer.run(0.3, 2 * SECOND);
  expect(mixer.changes).toEqual([]);
});

describe('shedding', () => {
  /** The limits of all steps, in their order. */
  function ladderOf(full: MixLimits): MixLimits[] {
    const governor = new LoadGovernor({ budgetMs: BUDGET_MS, limits: full });
    const ladder = [governor.limits];
    for (let tick = 0; tick < 60 * SECOND; tick++) if (governor.observe(0.9 * BUDGET_MS)) ladder.push(governor.limits);
    expect(ladder).toHaveLength(governor.stepCount + 1);
    return ladder;
  }

  const rowsOf = (full: MixLimits): unknown[] => ladderOf(full).map((limits) => Object.values(limits));

  it('reduces voices, complexity, packets, one more voice, then directions, and at last separate mixes', () => {
    expect(rowsOf(FULL)).toEqual([
      [8, 5, 1, false, 0],
      [6, 5, 1, false, 0],
      [4, 5, 1, false, 0],
      [3, 5, 1, false, 0],
      [3, 2, 1, false, 0],
      [3, 1, 1, false, 0],
      [3, 0, 1, false, 0],
      [3, 0, 2, false, 0],
      [2, 0, 2, false, 0],
      [2, 0, 2, true, 0],
      [2, 0, 2, true, 1 / 8],
      [2, 0, 2, true, 1 / 4],
      [2, 0, 2, true, 1 / 2],
      [1, 0, 2, true, 1 / 2],
    ]);
  });

  it("takes the documented steps from the mixer's full limits", () => {
    expect(rowsOf(FULL_LIMITS)).toEqual([
      [8, 1, 1, false, 0],
      [6, 1, 1, false, 0],
      [4, 1, 1, false, 0],
      [3, 1, 1, false, 0],
      [3, 0, 1, false, 0],
      [3, 0, 2, false, 0],
      [2, 0, 2, false, 0],
      [2, 0, 2, true, 0],
      [2, 0, 2, true, 1 / 8],
      [2, 0, 2, true, 1 / 4],
      [2, 0, 2, true, 1 / 2],
      [1, 0, 2, true, 1 / 2],
    ]);
  });

  it('never exceeds the limits it started with', () => {
    expect(
      rowsOf({ maxHeardSpeakers: 4, complexity: 1, framesPerPacket: 2, isMono: true, sharedSquare: 1 / 4 }),
    ).toEqual([
      [4, 1, 2, true, 1 / 4],
      [3, 1, 2, true, 1 / 4],
      [3, 0, 2, true, 1 / 4],
      [2, 0, 2, true, 1 / 4],
      [2, 0, 2, true, 1 / 2],
      [1, 0, 2, true, 1 / 2],
    ]);
  });
});

describe('under a constant load', () => {
  it('below 85 % of the budget, nothing is shed', () => {
    const mixer = new SimulatedMixer();
    mixer.run(0.84, 60 * SECOND);
    expect(mixer.changes).toEqual([]);
  });

  it('slightly above it, one step is taken every half second, so that its effect can show', () => {
    const mixer = new SimulatedMixer(() => 0.99);
    mixer.run(0.91, 3 * SECOND);
    expect(mixer.changes.map(({ tick }) => tick)).toEqual([25, 50, 75, 100, 125, 150]);
  });

  it.each([
    [1, 3],
    [1.5, 6],
    [2, 9],
    [4, 9],
  ])('of %d times the budget, ticks fit again after %d ticks', (load, ticks) => {
    const mixer = new SimulatedMixer();
    mixer.run(load, ticks);
    expect(mixer.costIn(mixer.governor.step)).toBeLessThan(0.95);
  });

  const CONSTANT_LOADS = Array.from({ length: 40 }, (_, index) => ({ percent: 10 * (index + 1), seed: index }));

  it.each(CONSTANT_LOADS)(
    'of $percent % of the budget, whatever the steps save, it finds its step, keeps it, and releases everything afterwards',
    ({ percent, seed }) => {
      const random = createRandom(seed);
      const mixer = new SimulatedMixer(
        () => 0.35 + 0.65 * random(),
        () => 0.9 + 0.2 * random(),
      );
      const { governor } = mixer;
      mixer.run(percent / 100, 300 * SECOND);

      const settled = mixer.shares.slice(10 * SECOND).sort((a, b) => a - b);
      const canBeEnough = mixer.costIn(governor.stepCount) < 0.85;
      if (canBeEnough) expect(settled[settled.length >> 1]).toBeLessThan(0.85 * 1.1);
      else expect(governor.step).toBe(governor.stepCount);
      // A failed release is retried after 2, 4, 8, 16, 32 and then every 60 seconds: 3 times in the last 3
      // minutes.
      expect(mixer.changes.filter(({ tick }) => tick > 120 * SECOND).length).toBeLessThanOrEqual(2 * 3);
      if (canBeEnough)
        expect(mixer.shares.slice(120 * SECOND).filter((share) => share > 0.95).length).toBeLessThanOrEqual(3 * 25);

      mixer.run(0.02, 40 * SECOND);
      expect(governor.step).toBe(0);
      expect(governor.limits).toEqual(FULL);
    },
  );
});

describe('a brief change', () => {
  it.each([
    ['an occasional tick of 25 ms', (tick: number) => tick % 50 === 0],
    ['two slow ticks in a row', (tick: number) => tick % 100 < 2],
  ])('of load (%s) sheds nothing', (_, isStalled) => {
    const mixer = new SimulatedMixer();
    for (let tick = 0; tick < 60 * SECOND; tick++) mixer.tick(isStalled(tick) ? 25 / BUDGET_MS : 0.6);
    expect(mixer.changes).toEqual([]);
  });

  it('to a low load releases nothing', () => {
    const mixer = new SimulatedMixer();
    mixer.run(1.2, 10 * SECOND);
    const { step } = mixer.governor;
    for (let round = 0; round < 20; round++) {
      mixer.run(0.1, SECOND);
      mixer.run(1.2, 3 * SECOND);
    }
    expect(mixer.governor.step).toBe(step);
    expect(step).toBeGreaterThan(0);
  });
});

describe('when the load is over', () => {
  it('all steps are released one at a time, the last shed first', () => {
    const mixer = new SimulatedMixer();
    mixer.run(20, 5 * SECOND);
    expect(mixer.governor.step).toBe(mixer.governor.stepCount);
    const before = mixer.changes.length;
    mixer.run(0.1, 40 * SECOND);
    const released = mixer.changes.slice(before);
    expect(released.map(({ step }) => step)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    for (const [index, { tick }] of released.entries())
      if (index > 0) expect(tick - (released[index - 1]?.tick ?? 0)).toBeGreaterThanOrEqual(2 * SECOND);
  });

  it('steps are released more slowly when they save so little that the load stays above half the budget', () => {
    const mixer = new SimulatedMixer(() => 0.99);
    mixer.run(1.2, 2 * SECOND);
    expect(mixer.governor.step).toBe(mixer.governor.stepCount);
    const before = mixer.changes.length;
    mixer.run(0.69, 150 * SECOND);
    const released = mixer.changes.slice(before);
    expect(released.map(({ step }) => step)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    for (const [index, { tick }] of released.entries())
      if (index > 0) expect(tick - (released[index - 1]?.tick ?? 0)).toBeGreaterThanOrEqual(10 * SECOND);
  });

  it('a step is released just as fast after many failed releases', () => {
    const mixer = new SimulatedMixer((step) => (step === 1 ? 0.4 : 0.9));
    mixer.run(1, 240 * SECOND);
    expect(mixer.governor.step).toBe(1);
    mixer.run(0.3, 3 * SECOND);
    expect(mixer.governor.step).toBe(0);
  });
});

describe('a release that fails at once', () => {
  const mixer = new SimulatedMixer((step) => (step === 1 ? 0.4 : 0.9));
  mixer.run(0.9, 300 * SECOND);
  const releases = mixer.changes.filter(({ step }) => step === 0).map(({ tick }) => tick);

  it('is undone by exactly that step', () => {
    expect(new Set(mixer.changes.map(({ step }) => step))).toEqual(new Set([0, 1]));
  });

  it('is retried after twice the time, and at most once a minute', () => {
    const gapsSeconds = releases.slice(1).map((tick, index) => Math.round((tick - (releases[index] ?? 0)) / SECOND));
    expect(gapsSeconds).toEqual([5, 9, 17, 33, 61, 61, 61]);
  });
});

it('works without a clock or randomness: the same load gives the same steps', () => {
  const run = (): SimulatedMixer['changes'] => {
    const random = createRandom(3);
    const mixer = new SimulatedMixer(undefined, () => 0.5 + random());
    mixer.run(1.3, 60 * SECOND);
    return mixer.changes;
  };
  expect(run()).toEqual(run());
  expect(run().length).toBeGreaterThan(0);
});
