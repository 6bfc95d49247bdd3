import { describe, expect, it } from 'vitest';
import { analyseHearing, type Observations } from '../../../../main/practice/hearing-report.ts';
import { dbToGain } from '../../../../shared/units.ts';

const TAIL_FRAMES = 3;
const DELAY_FRAMES = 2;

/** `turns` lists who speaks for 10 frames, then pauses for 5; -1 = nobody. `heardGainDb[listener][speaker]`. */
function observe(
  turns: readonly number[][],
  heardGainDb: readonly (readonly number[])[],
  askedGainDb = heardGainDb,
): Observations {
  const count = heardGainDb.length;
  const frames = turns.length * 15;
  const sent = Array.from({ length: frames }, (_, frame) => {
    const speakers = frame % 15 < 10 ? (turns[Math.floor(frame / 15)] ?? []) : [];
    return Float64Array.from({ length: count }, (_unused, player) =>
      speakers.includes(player) ? 0.01 * (1 + (frame % 3)) : 0,
    );
  });
  const heard = sent.map((_, frame) =>
    Float64Array.from({ length: count }, (_unused, listener) =>
      (sent[frame - DELAY_FRAMES] ?? new Float64Array(count)).reduce(
        (sum, power, speaker) => sum + power * dbToGain(heardGainDb[listener]?.[speaker] ?? -120) ** 2,
        0,
      ),
    ),
  );
  const pairs = askedGainDb.flat();
  return {
    names: ['Fox', 'Owl', 'Hare'].slice(0, count),
    stretches: [{ title: 'Walk', phase: 'playing' }],
    stretchOfFrame: sent.map(() => 0),
    sentPower: sent,
    heardPower: heard,
    distanceMetres: sent.map(() => Float64Array.from(pairs, (_, index) => index + 1)),
    askedPower: sent.map((powers) =>
      Float64Array.from(pairs, (gainDb, index) => (powers[index % count] ?? 0) * dbToGain(gainDb) ** 2),
    ),
  };
}

const SILENT = -120;
const AS_ASKED = [
  [SILENT, -6, -20],
  [-6, SILENT, SILENT],
  [-20, SILENT, SILENT],
];

describe('analyseHearing', () => {
  it('accepts sound that arrives as expected, only later', () => {
    const report = analyseHearing(observe([[0], [1], [2]], AS_ASKED), TAIL_FRAMES);
    expect(report.passed).toBe(true);
    expect(report.maxDeviationDb).toBeLessThan(0.01);
    const pair = report.pairs.find(({ listener, speaker }) => listener === 'Fox' && speaker === 'Hare');
    expect(pair).toMatchObject({ kind: 'audible', meanDistanceMetres: 3, seconds: 0.2 });
    expect(pair?.measuredGainDb).toBeCloseTo(-20, 1);
  });

  it.each([
    ['a voice that is too loud', 0, 1, -4],
    ['a voice that is too quiet', 0, 1, -8],
    ['a voice heard out of range', 1, 2, -50],
    ['a player who hears their own voice', 1, 1, -40],
  ])('fails on %s', (_, listener, speaker, gainDb) => {
    const heard = AS_ASKED.map((row, index) =>
      row.map((value, column) => (index === listener && column === speaker ? gainDb : value)),
    );
    expect(analyseHearing(observe([[0], [1], [2]], heard, AS_ASKED), TAIL_FRAMES).passed).toBe(false);
  });

  it('does not judge stretches in which two speak at once', () => {
    const report = analyseHearing(observe([[0], [1, 2], [1]], AS_ASKED), TAIL_FRAMES);
    expect(report.pairs.filter(({ speaker }) => speaker === 'Hare').every(({ kind }) => kind === 'unmeasured')).toBe(
      true,
    );
    expect(report.pairs.find(({ listener, speaker }) => listener === 'Fox' && speaker === 'Owl')?.seconds).toBeCloseTo(
      0.2,
      9,
    );
  });

  it('does not pass when nothing was measured', () => {
    expect(analyseHearing(observe([[], []], AS_ASKED), TAIL_FRAMES).passed).toBe(false);
  });

  it("judges each stretch by what it asks, and no stretch by another one's voice", () => {
    const [before, after] = [
      observe([[0], [1], [2]], AS_ASKED),
      observe(
        [[0], [1], [2]],
        AS_ASKED.map((row) => row.map(() => SILENT)),
      ),
    ];
    const joined = joinStretches(before, after);
    expect(analyseHearing(joined, TAIL_FRAMES)).toMatchObject({
      passed: true,
      stretches: [{ title: 'Walk' }, { title: 'Meeting' }],
    });
    const kinds = analyseHearing(joined, TAIL_FRAMES)
      .pairs.filter(({ listener, speaker }) => listener === 'Fox' && speaker === 'Owl')
      .map(({ stretch, kind }) => [stretch, kind]);
    expect(kinds).toEqual([
      ['Walk', 'audible'],
      ['Meeting', 'silent'],
    ]);
    // The right result of the first stretch is wrong in the meeting.
    expect(
      analyseHearing({ ...joined, heardPower: [...before.heardPower, ...before.heardPower] }, TAIL_FRAMES).passed,
    ).toBe(false);
  });

  it('does not pass when nothing was measured in one of the stretches', () => {
    expect(
      analyseHearing(joinStretches(observe([[0], [1]], AS_ASKED), observe([[]], AS_ASKED)), TAIL_FRAMES).passed,
    ).toBe(false);
  });

  it('gives no distance between players without a position or in different worlds', () => {
    const observations = observe([[0], [1], [2]], AS_ASKED);
    const report = analyseHearing(
      { ...observations, distanceMetres: observations.distanceMetres.map((row) => row.map(() => NaN)) },
      TAIL_FRAMES,
    );
    expect(report.pairs.every(({ meanDistanceMetres }) => meanDistanceMetres === null)).toBe(true);
  });
});

function joinStretches(first: Observations, second: Observations): Observations {
  return {
    names: first.names,
    stretches: [...first.stretches, { title: 'Meeting', phase: 'meeting' }],
    stretchOfFrame: [...first.sentPower.map(() => 0), ...second.sentPower.map(() => 1)],
    sentPower: [...first.sentPower, ...second.sentPower],
    heardPower: [...first.heardPower, ...second.heardPower],
    distanceMetres: [...first.distanceMetres, ...second.distanceMetres],
    askedPower: [...first.askedPower, ...second.askedPower],
  };
}
