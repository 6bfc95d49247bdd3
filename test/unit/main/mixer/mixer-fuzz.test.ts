import { expect, it } from 'vitest';
import { randomPlacement, randomRules } from '../../../support/lobby/hearing/random-hearing.ts';
import { MixerHarness } from '../../../support/mixer/mixer-harness.ts';
import { createRandom, sine } from '../../../support/signals.ts';

const FRAME = 960;
const PLAYERS = 8;
const ROUNDS = 250;
const QUIET = 0.01;

/**
 * How far neighbouring samples of a mix may differ: the ramp of a constant voice from silence to full gain
 * within a frame, and as much again for rounding. A step would be hundreds of times as large.
 */
const LARGEST_STEP = (2 * PLAYERS * QUIET) / FRAME;

/** Largest step between neighbouring samples of either ear, across frames as well. */
function largestStep(mix: Float32Array): number {
  let largest = 0;
  for (let i = 2; i < mix.length; i++) largest = Math.max(largest, Math.abs(mix[i]! - mix[i - 2]!));
  return largest;
}

it.each([1, 2, 3, 4, 5, 6])(
  'makes no step, no NaN and no gain over 1 with random rules and placements: seed %i',
  (seed) => {
    const random = createRandom(seed);
    // Without effects, because their filters turn a constant into waves; they have tests of their own.
    const harness = new MixerHarness({
      capacity: PLAYERS,
      rules: { ...randomRules(random), effects: false, airAbsorption: false, enclosures: 'separate' },
    });
    // All voices are constant, so every audible change is a change of gains.
    const voice = new Float32Array(FRAME).fill(QUIET);
    for (let slot = 1; slot <= PLAYERS; slot++) harness.join(slot, undefined, () => voice);
    harness.run(1);
    const frames = new Map(Array.from({ length: PLAYERS }, (_, i) => [i + 1, [] as Float32Array[]]));
    harness.run(ROUNDS, () => {
      if (random() < 0.02)
        for (const mixer of harness.mixers)
          mixer.setRules(
            { ...randomRules(random), effects: false, airAbsorption: false, enclosures: 'separate' },
            random() < 0.5 ? 'playing' : 'meeting',
          );
      for (let slot = 1; slot <= PLAYERS; slot++)
        if (random() < 0.1) harness.mixer.setPlacement(slot, randomPlacement(random));
      for (const [slot, list] of frames) list.push(...harness.heardFrames(slot).splice(0));
    });
    let heardFrames = 0;
    for (const list of frames.values()) {
      heardFrames += list.length;
      const whole = new Float32Array(2 * FRAME * list.length);
      list.forEach((frame, i) => whole.set(frame, 2 * FRAME * i));
      expect(whole.every((sample) => Number.isFinite(sample))).toBe(true);
      // The most possible is everyone else at full gain at one ear.
      expect(whole.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeLessThanOrEqual(
        (PLAYERS - 1) * QUIET * 1.001,
      );
      expect(largestStep(whole)).toBeLessThan(LARGEST_STEP);
    }
    expect(heardFrames).toBeGreaterThan(ROUNDS);
  },
);

it.each([1, 2, 3])('lets nobody hear themselves, whatever the rules and placements: seed %i', (seed) => {
  const random = createRandom(100 + seed);
  const harness = new MixerHarness({ capacity: PLAYERS, rules: randomRules(random) });
  const voice = sine(1_000, 0.5, FRAME);
  harness.join(1, [0, 0, 0], () => voice);
  for (let slot = 2; slot <= PLAYERS; slot++) harness.join(slot, [0, 0, 0]);
  let heardByOthers = 0;
  harness.run(ROUNDS, () => {
    if (random() < 0.02) harness.mixer.setRules(randomRules(random), random() < 0.5 ? 'playing' : 'meeting');
    for (let slot = 1; slot <= PLAYERS; slot++)
      if (random() < 0.1) harness.mixer.setPlacement(slot, randomPlacement(random));
    for (let slot = 2; slot <= PLAYERS; slot++) {
      for (const frame of harness.heardFrames(slot).splice(0)) {
        heardByOthers++;
        expect(frame.every((sample) => Number.isFinite(sample))).toBe(true);
      }
    }
  });
  expect(harness.heardFrames(1)).toEqual([]);
  expect(heardByOthers).toBeGreaterThan(100);
});
