import { expect, it } from 'vitest';
import { AudibilityIndex } from '../../../../../main/mixer/plan/audibility-index.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { placementAt, placementOf } from '../../../../support/lobby/placement.ts';
import { randomPlacement, randomRules } from '../../../../support/lobby/hearing/random-hearing.ts';
import { createRandom } from '../../../../support/signals.ts';

const RULES = { ...DEFAULT_HEARING_RULES, law: 'linear', minMetres: 2, maxMetres: 30 } as const;

/** Gain and pan at which a listener hears a speaker; undefined out of earshot. */
function heard(
  audibility: AudibilityIndex,
  listener: number,
  speaker: number,
  wasHeard = true,
): { readonly gain: number; readonly pan: number } | undefined {
  if (audibility.hear(listener, speaker, wasHeard) === 0) return undefined;
  const [left = 0, right = 0] = audibility.ears;
  const power = left * left + right * right;
  return { gain: Math.sqrt(power), pan: (right * right - left * left) / power };
}

it('gives gain by distance in space and pan by side', () => {
  const audibility = new AudibilityIndex(4, RULES);
  audibility.place(1, placementAt(0, 0, 0));
  audibility.place(2, placementAt(0, 16, 0));
  audibility.place(3, placementAt(-16, 0, 0));
  expect(heard(audibility, 1, 2)!.gain).toBeCloseTo(0.5, 6);
  expect(heard(audibility, 1, 2)!.pan).toBeCloseTo(0, 6);
  expect(heard(audibility, 1, 3)!.pan).toBeCloseTo(-0.9, 6);
  expect(heard(audibility, 3, 1)!.pan).toBeCloseTo(0.9, 6);
});

it('keeps participants without a pose out of earshot, as speakers and as listeners', () => {
  const audibility = new AudibilityIndex(4, RULES);
  audibility.place(1, placementAt(0, 0, 0));
  expect([heard(audibility, 1, 2), heard(audibility, 2, 1)]).toEqual([undefined, undefined]);
  audibility.place(2, placementAt(0, 0, 0));
  expect([heard(audibility, 1, 2)!.gain, heard(audibility, 2, 1)!.gain]).toEqual([
    expect.closeTo(1, 6),
    expect.closeTo(1, 6),
  ]);
  audibility.remove(1);
  expect([heard(audibility, 1, 2), heard(audibility, 2, 1)]).toEqual([undefined, undefined]);
});

it('lets a speaker in half a percent before the edge and out at the edge', () => {
  const audibility = new AudibilityIndex(4, RULES);
  audibility.place(1, placementAt(0, 0, 0));
  const isHeardAt = (metres: number, wasHeard: boolean): boolean => {
    audibility.place(2, placementAt(metres, 0, 0));
    return audibility.hear(1, 2, wasHeard) > 0;
  };
  expect([isHeardAt(29.9, false), isHeardAt(29.8, false), isHeardAt(29.9, true), isHeardAt(30, true)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

function near(audibility: AudibilityIndex, listener: number, speakers: readonly number[]): number[] {
  const output = new Int32Array(16);
  audibility.setSpeakers(Int32Array.from(speakers), speakers.length);
  return [...output.subarray(0, audibility.findNear(listener, output))];
}

it('checks only speakers who may be near, and nobody without a position', () => {
  const audibility = new AudibilityIndex(8, RULES);
  for (const [slot, x] of [
    [1, 0],
    [2, 10],
    [3, 29],
    [4, 500],
  ] as const)
    audibility.place(slot, placementAt(x, 0, 0));
  expect(near(audibility, 1, [1, 2, 3, 4, 5])).toEqual([1, 2, 3]);
  expect(near(audibility, 4, [1, 2, 3])).toEqual([]);
  expect(near(audibility, 5, [1, 2])).toEqual([]);
});

it('ignores distance and side under the flat law', () => {
  const audibility = new AudibilityIndex(8, { ...RULES, law: 'flat' });
  audibility.place(1, placementAt(0, 0, 0));
  audibility.place(2, placementAt(1_000, 0, 0));
  expect(near(audibility, 3, [2, 5])).toEqual([2, 5]);
  for (const [listener, speaker] of [
    [1, 2],
    [3, 5],
  ] as const)
    expect(heard(audibility, listener, speaker, false)).toEqual({ gain: expect.closeTo(1, 6) as number, pan: 0 });
});

it('finds speakers heard from afar wherever they are, each once', () => {
  const audibility = new AudibilityIndex(8, { ...RULES, channels: { ...RULES.channels, everybody: true } });
  audibility.place(1, placementAt(0, 0, 0));
  audibility.place(2, placementOf({ xMetres: 5 }, { talkTo: 3 }));
  audibility.place(3, placementOf({ xMetres: 5_000 }, { talkTo: 3 }));
  audibility.place(4, placementOf(undefined, { isFlat: 1 }));
  audibility.place(5, placementAt(5_000, 0, 0));
  audibility.place(6, placementAt(6, 0, 0));
  expect(near(audibility, 1, [2, 3, 4, 5, 6])).toEqual([6, 2, 3, 4]);
  expect(near(audibility, 7, [2, 3, 4, 5, 6])).toEqual([2, 3, 4]);
});

it('finds only nearby listeners for a speaker heard as in a channel, as for everyone', () => {
  const audibility = new AudibilityIndex(8, RULES);
  audibility.place(1, placementOf({ xMetres: 0 }, { isFlat: 1 }));
  audibility.place(2, placementAt(5_000, 0, 0));
  audibility.place(3, placementAt(6, 0, 0));
  expect(near(audibility, 1, [2, 3, 4])).toEqual([3]);
});

it('finds voices as far as they carry, shouted or by megaphone', () => {
  const audibility = new AudibilityIndex(8, { ...RULES, strengths: { whisper: 0.3, normal: 1, shout: 2 } });
  audibility.place(1, placementAt(0, 0, 0));
  audibility.place(2, placementOf({ xMetres: 59 }, { reach: 2 }));
  audibility.place(3, placementOf({ xMetres: 2_900 }, { reach: 100 }));
  audibility.place(4, placementOf({ xMetres: 2_900 }, { reach: 2 }));
  expect(near(audibility, 1, [2, 3, 4])).toEqual([2, 3]);
  expect([heard(audibility, 1, 2)!.gain > 0, heard(audibility, 1, 3)!.gain > 0, heard(audibility, 1, 4)]).toEqual([
    true,
    true,
    undefined,
  ]);
});

it('never misses an audible speaker, whatever the rules and placements', () => {
  const random = createRandom(11);
  for (let trial = 0; trial < 300; trial++) {
    const audibility = new AudibilityIndex(12, randomRules(random), random() < 0.5 ? 'playing' : 'meeting');
    const slots = Array.from({ length: 12 }, (_, i) => i + 1);
    for (const slot of slots) audibility.place(slot, randomPlacement(random));
    for (const listener of slots) {
      const found = near(audibility, listener, slots);
      expect(new Set(found).size).toBe(found.length);
      for (const speaker of slots) if (audibility.hear(listener, speaker, true) > 0) expect(found).toContain(speaker);
    }
  }
});

it('gives the gain of all parts and both ears together', () => {
  const audibility = new AudibilityIndex(2, { ...RULES, effects: true });
  audibility.place(1, placementAt(0, 0, 0));
  audibility.place(2, placementOf({ xMetres: 16 }, { muffle: 0.3 }));
  expect([audibility.hear(1, 2, true), audibility.gain(1, 2), audibility.gain(2, 1)]).toEqual([
    2,
    expect.closeTo(0.5, 6),
    expect.closeTo(0.5, 6),
  ]);
  audibility.place(2, placementAt(30, 0, 0));
  expect(audibility.gain(1, 2)).toBe(0);
});

it('applies new rules and phases to those who stand there already', () => {
  const audibility = new AudibilityIndex(2, RULES);
  audibility.place(1, placementAt(0, 0, 0));
  audibility.place(2, placementOf({ xMetres: 16 }, { state: 1 }));
  expect(audibility.gain(1, 2)).toBeCloseTo(0.5, 6);
  audibility.setRules(HEARING_PRESETS['social-deduction'], 'playing');
  expect([near(audibility, 2, [1]), audibility.gain(1, 2)]).toEqual([[], 0]);
  audibility.setRules(HEARING_PRESETS['social-deduction'], 'meeting');
  expect([near(audibility, 2, [1]), audibility.gain(2, 1), audibility.duckingGain]).toEqual([
    [1],
    expect.closeTo(1, 6),
    expect.closeTo(10 ** (-12 / 20), 6),
  ]);
});
