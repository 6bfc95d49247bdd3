import { expect, it } from 'vitest';
import { distanceGain } from '../../../../shared/spatial/distance-gain.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { LAW_PRESET_IDS, LAW_PRESETS, type LawPresetId } from '../../../../shared/spatial/law-presets.ts';
import { gainToDb } from '../../../../shared/units.ts';

/** The gain that each program computes for a distance, from its formula, independent of ours. */
const ORIGINALS: { readonly [id in LawPresetId]: (metres: number) => number } = {
  // AudioOutput.cpp, calcGain: minimum 1 m, maximum 15 m, volume 0 at the maximum, a voice straight ahead (f = 1).
  mumble: (d) => (d < 1 ? 1 : d >= 15 ? 0 : 10 ** ((Math.log10(0.005) * (d - 1)) / (15 - 1))),
  // Web Audio's linear panner: reference 0.1, maximum 5.32, always 0.5 to the side; silent when the players are farther
  // apart than that.
  crewlink: (d) => (d > 5.32 ? 0 : 1 - (Math.min(5.32, Math.hypot(d, 0.5)) - 0.1) / (5.32 - 0.1)),
  // OpenAL's clamped linear model: reference is half the maximum.
  'simple-voice-chat': (d) => (d <= 24 ? 1 : Math.max(0, 1 - (d - 24) / 24)),
  plasmo: (d) => Math.max(0, 1 - d / 16) ** 3,
  tokovoip: (d) => (d >= 15 ? 0 : 10 ** ((-30 * (d / 15)) / 20)),
  // X3DAudio's curve of FiveM's 3-D voice: full to a quarter of the range, then linear to 0.
  fivem: (d) => (d <= 0.25 * 7 ? 1 : Math.max(0, (7 - d) / (7 - 0.25 * 7))),
  tfar,
  // 1 - 0.5 to the power of the doublings from 2 m.
  overte: (d) => Math.min(1, Math.max(0.001, 0.5) ** Math.log2(Math.max(d, 0.125) / 2)),
};

/** 10^(-1.5 d / R), R = 20 m, 1 up to 1 m; from the voice's range on, its values are put nearer together. */
function tfar(d: number): number {
  const range = 20;
  const formula = (metres: number): number => (metres <= 1 ? 1 : 10 ** (-1.5 * (metres / range)));
  const points: (readonly [number, number])[] = [];
  for (let share = 0.05; share < 0.96; share += 0.05) points.push([share * range, formula(share * range)]);
  points.push(
    [1.05 * range, formula(range)],
    [1.1 * range, formula(1.2 * range)],
    [1.15 * range, formula(1.4 * range)],
    [1.2 * range, formula(1.6 * range)],
    [1.25 * range, 0],
  );
  const next = points.findIndex(([metres]) => metres > d);
  if (next === 0) return 1;
  if (next < 0) return 0;
  const [[startMetres, start], [endMetres, end]] = [points[next - 1]!, points[next]!];
  return start + ((end - start) * (d - startMetres)) / (endMetres - startMetres);
}

/** The distances at which our law equals the original. Overte's has no end; ours fades from four fifths of it on. */
const COMPARED_TO_METRES: { readonly [id in LawPresetId]: number } = {
  mumble: 20,
  crewlink: 8,
  'simple-voice-chat': 60,
  plasmo: 20,
  tokovoip: 20,
  fivem: 10,
  tfar: 30,
  overte: 80,
};

const rulesOf = (id: LawPresetId): HearingRules => ({ ...DEFAULT_HEARING_RULES, ...LAW_PRESETS[id] });
const FAINT_DB = -80;

it.each(LAW_PRESET_IDS)('matches the gains of %s within half a decibel', (id) => {
  const rules = rulesOf(id);
  let compared = 0;
  for (let metres = 0; metres <= COMPARED_TO_METRES[id]; metres += COMPARED_TO_METRES[id] / 997) {
    const originalDb = gainToDb(ORIGINALS[id](metres));
    const ownDb = gainToDb(distanceGain(metres, rules));
    if (originalDb < FAINT_DB && ownDb < FAINT_DB) continue;
    expect(Math.abs(ownDb - originalDb), `at ${metres} m`).toBeLessThan(0.5);
    compared++;
  }
  expect(compared).toBeGreaterThan(500);
});

it('matches the known values of the programs', () => {
  const gainOf = (id: LawPresetId, metres: number): number => distanceGain(metres, rulesOf(id));
  expect(gainOf('crewlink', 0)).toBeCloseTo(0.923, 3);
  expect([gainOf('simple-voice-chat', 24), gainOf('simple-voice-chat', 36), gainOf('simple-voice-chat', 48)]).toEqual([
    1, 0.5, 0,
  ]);
  expect([gainOf('plasmo', 4), gainOf('plasmo', 8), gainOf('plasmo', 16)]).toEqual([expect.closeTo(0.42, 2), 0.125, 0]);
  expect([gainOf('mumble', 0.5), gainOf('mumble', 7.5), gainOf('mumble', 15)]).toEqual([
    1,
    expect.closeTo(0.0855, 3),
    0,
  ]);
  expect([gainOf('tokovoip', 7.5), gainOf('tfar', 10), gainOf('tfar', 20.99), gainOf('tfar', 25)]).toEqual([
    expect.closeTo(0.178, 3),
    expect.closeTo(0.178, 3),
    expect.closeTo(0.0316, 3),
    0,
  ]);
  expect([gainOf('overte', 4), gainOf('overte', 8)]).toEqual([0.5, 0.25]);
});

it.each([
  ['simple-voice-chat', 'whisper', 24],
  ['plasmo', 'shout', 32],
  ['plasmo', 'whisper', 8],
  ['fivem', 'whisper', 3],
  ['fivem', 'shout', 15],
  ['tokovoip', 'whisper', 5],
  ['tokovoip', 'shout', 40],
] as const)('lets voices carry as far as %s does: %s', (id, strength, metres) => {
  const rules = rulesOf(id);
  expect(distanceGain(metres * 0.99, rules, rules.strengths[strength])).toBeGreaterThan(0);
  expect(distanceGain(metres, rules, rules.strengths[strength])).toBeCloseTo(0, 9);
});
