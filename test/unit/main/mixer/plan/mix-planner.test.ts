import { describe, expect, it } from 'vitest';
import { headDirection } from '../../../../../main/mixer/kernel/head-responses.ts';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels } from '../../../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { GAIN_STRIDE, LEFT_START, MixPlan, RIGHT_START } from '../../../../../main/mixer/mix-plan.ts';
import { MixPlanner } from '../../../../../main/mixer/plan/mix-planner.ts';
import { AudibilityIndex } from '../../../../../main/mixer/plan/audibility-index.ts';
import { SourceTable } from '../../../../../main/mixer/sources/source-table.ts';
import { FakeInput } from '../../../../support/mixer/mixer-harness.ts';
import { placementAt, placementOf } from '../../../../support/lobby/placement.ts';
import { sine } from '../../../../support/signals.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';

const CAPACITY = 16;

/** A listener at slot 1 in the middle, and speakers, as the planner sees them tick by tick. */
class Stage {
  readonly audibility: AudibilityIndex;
  /** For each voice of the last plan, in its order: its position at the frame's start and end. */
  directions: readonly (readonly number[])[] = [];
  readonly #sources: SourceTable;
  readonly #planner: MixPlanner;
  #plan = new MixPlan();
  #last = new MixPlan();
  #tick = 0;

  constructor(rules: Partial<HearingRules> = {}) {
    this.audibility = new AudibilityIndex(CAPACITY, {
      ...DEFAULT_HEARING_RULES,
      law: 'linear',
      minMetres: 2,
      maxMetres: 30,
      ...rules,
    });
    const memory = createMixMemory(CAPACITY, 1);
    this.#sources = new SourceTable(CAPACITY, new FrameBank(memory), createMixKernels(memory), 0, 1);
    this.#planner = new MixPlanner(CAPACITY, this.#sources, this.audibility);
    this.audibility.place(1, placementAt(0, 0, 0));
  }

  speaker(slot: number, zMetres: number, isSpeaking: (tick: number) => boolean = () => true, amplitude = 0.5): void {
    const voice = sine(500, amplitude, 960);
    this.#sources.join(slot, new FakeInput((tick) => (isSpeaking(tick) ? voice : undefined)));
    this.audibility.place(slot, placementAt(0, 0, zMetres));
  }

  /** Skips ticks, as a worker does that is late by more than a few. */
  skip(ticks: number): void {
    this.#tick += ticks;
  }

  /** Makes the next plan. Returns each voice's gain at the frame's start and end, for both ears, to two decimals. */
  next(isDeaf = false, maxHeard = 8, personal?: Float32Array): Record<number, string> {
    [this.#plan, this.#last] = [this.#last, this.#plan];
    this.#sources.collect(this.#tick, 20 * this.#tick);
    this.audibility.setSpeakers(this.#sources.active, this.#sources.activeCount);
    this.#planner.plan(1, isDeaf, maxHeard, this.#tick++, this.#last, this.#plan, personal);
    const { gains, voices, count } = this.#plan;
    this.directions = Array.from({ length: count }, (_, i) => [
      this.#plan.directions[i]! & 0xffff,
      this.#plan.directions[i]! >>> 16,
    ]);
    const gain = (entry: number, point: number): string =>
      Math.hypot(
        gains[GAIN_STRIDE * entry + LEFT_START + point]!,
        gains[GAIN_STRIDE * entry + RIGHT_START + point]!,
      ).toFixed(2);
    return Object.fromEntries(Array.from({ length: count }, (_, i) => [voices[i]!, `${gain(i, 0)}-${gain(i, 1)}`]));
  }
}

it('adds a new speaker at once, and ramps from where the last frame ended', () => {
  const stage = new Stage();
  stage.speaker(2, 16);
  expect(stage.next()).toEqual({ 2: '0.50-0.50' });
  stage.audibility.place(2, placementAt(0, 0, 23));
  expect(stage.next()).toEqual({ 2: '0.50-0.25' });
  expect(stage.next()).toEqual({ 2: '0.25-0.25' });
});

it('ramps speakers in and out over one frame as they enter and leave earshot in mid-speech', () => {
  const stage = new Stage();
  stage.speaker(2, 100);
  expect(stage.next()).toEqual({});
  stage.audibility.place(2, placementAt(0, 0, 2));
  expect([stage.next(), stage.next()]).toEqual([{ 2: '0.00-1.00' }, { 2: '1.00-1.00' }]);
  stage.audibility.place(2, placementAt(0, 0, 100));
  expect([stage.next(), stage.next()]).toEqual([{ 2: '1.00-0.00' }, {}]);
});

it('ramps everyone out for a deafened listener, and in again', () => {
  const stage = new Stage();
  stage.speaker(2, 2);
  expect([stage.next(), stage.next(true), stage.next(true), stage.next()]).toEqual([
    { 2: '1.00-1.00' },
    { 2: '1.00-0.00' },
    {},
    { 2: '0.00-1.00' },
  ]);
});

it('needs no ramp for a silent speaker, and none when they resume', () => {
  const stage = new Stage();
  stage.speaker(2, 2, (tick) => tick !== 1);
  expect([stage.next(), stage.next(), stage.next()]).toEqual([{ 2: '1.00-1.00' }, {}, { 2: '1.00-1.00' }]);
});

it('ramps between the loudest few, never more than twice as many at once', () => {
  const stage = new Stage();
  for (let slot = 2; slot <= 13; slot++) stage.speaker(slot, 2, () => true, slot <= 9 ? 0.5 : 0.1);
  stage.next();
  for (let slot = 2; slot <= 9; slot++) stage.audibility.place(slot, placementAt(0, 0, 29));
  const plan = stage.next(false, 4);
  expect(Object.keys(plan).length).toBe(4 + 8);
  expect(Object.values(plan).filter((gains) => gains.endsWith('-0.00')).length).toBe(8);
  expect(Object.keys(stage.next(false, 4)).length).toBe(4);
});

it('leaves out the listener, however near they stand to themselves', () => {
  const stage = new Stage();
  stage.speaker(1, 0);
  stage.speaker(2, 2);
  expect(stage.next()).toEqual({ 2: '1.00-1.00' });
});

const MUFFLED = CAPACITY + 1;

it('gives a partly muffled voice two parts, and ramps between them', () => {
  const stage = new Stage({ effects: true });
  stage.speaker(2, 2);
  expect(stage.next()).toEqual({ 2: '1.00-1.00' });
  stage.audibility.place(2, placementOf({ zMetres: 2 }, { muffle: 0.25 }));
  expect(stage.next()).toEqual({ 2: '1.00-0.75', [2 + MUFFLED]: '0.00-0.25' });
  stage.audibility.place(2, placementOf({ zMetres: 2 }, { muffle: 1 }));
  expect([stage.next(), stage.next()]).toEqual([
    { 2: '0.75-0.00', [2 + MUFFLED]: '0.25-1.00' },
    { [2 + MUFFLED]: '1.00-1.00' },
  ]);
});

it('has room for both parts of the loudest few, and for as many that end', () => {
  const stage = new Stage({ effects: true });
  for (let slot = 2; slot <= 9; slot++) {
    stage.speaker(slot, 2);
    stage.audibility.place(slot, placementOf({ zMetres: 2 }, { muffle: 0.5 }));
  }
  stage.next();
  for (let slot = 2; slot <= 9; slot++) stage.audibility.place(slot, placementOf({ zMetres: 2 }, { zone: 1 }));
  expect(Object.keys(stage.next()).length).toBe(8 + 16);
});

describe('a priority speaker', () => {
  const DUCKED = '0.25';

  it('lowers all others within a frame while heard, and lets them come back when silent for long enough', () => {
    const stage = new Stage({ duckingDb: -12.04 });
    stage.speaker(2, 2);
    stage.speaker(3, 16, (tick) => tick >= 1 && tick < 5);
    stage.audibility.place(3, placementOf({ zMetres: 16 }, { isPriority: 1 }));
    expect([stage.next(), stage.next(), stage.next()]).toEqual([
      { 2: '1.00-1.00' },
      { 2: `1.00-${DUCKED}`, 3: '0.50-0.50' },
      { 2: `${DUCKED}-${DUCKED}`, 3: '0.50-0.50' },
    ]);
    const ends = Array.from({ length: 40 }, () => Number(stage.next()[2]!.split('-')[1]));
    // Two more ticks of speech, and ten that bridge pauses.
    expect(ends.slice(0, 12)).toEqual(new Array(12).fill(Number(DUCKED)));
    for (let i = 12; i < ends.length; i++)
      expect([ends[i]! >= ends[i - 1]!, ends[i]! - ends[i - 1]! < 0.05]).toEqual([true, true]);
    expect([ends[30]! < 1, ends[31]]).toEqual([true, 1]);
  });

  it('ducks nobody for listeners who do not hear it, and no other priority speaker', () => {
    const stage = new Stage();
    stage.speaker(2, 2);
    stage.speaker(3, 100);
    stage.audibility.place(3, placementOf({ zMetres: 100 }, { isPriority: 1 }));
    expect(stage.next()).toEqual({ 2: '1.00-1.00' });
    stage.audibility.place(2, placementOf({ zMetres: 2 }, { isPriority: 1 }));
    stage.audibility.place(3, placementOf({ zMetres: 2 }, { isPriority: 1 }));
    stage.next();
    expect(stage.next()).toEqual({ 2: '1.00-1.00', 3: '1.00-1.00' });
  });

  it('is among the loudest few, however faint', () => {
    const stage = new Stage({ duckingDb: 0 });
    for (let slot = 2; slot <= 6; slot++) stage.speaker(slot, 2);
    stage.speaker(7, 25, () => true, 0.01);
    stage.audibility.place(7, placementOf({ zMetres: 25 }, { isPriority: 1 }));
    expect(Object.keys(stage.next(false, 2))).toContain('7');
  });
});

describe("the listener's own choice", () => {
  function gains(...pairs: readonly (readonly [number, number])[]): Float32Array {
    const table = new Float32Array(CAPACITY + 1).fill(1);
    for (const [slot, gain] of pairs) table[slot] = gain;
    return table;
  }

  it('multiplies the gain by the rules, and is ramped when it changes', () => {
    const stage = new Stage();
    stage.speaker(2, 16);
    stage.speaker(3, 2);
    expect(stage.next(false, 8, gains([2, 2]))).toEqual({ 2: '1.00-1.00', 3: '1.00-1.00' });
    expect(stage.next(false, 8, gains([2, 0.5]))).toEqual({ 2: '1.00-0.25', 3: '1.00-1.00' });
    expect(stage.next()).toEqual({ 2: '0.25-0.50', 3: '1.00-1.00' });
  });

  it('makes no voice audible that the rules keep silent', () => {
    const stage = new Stage();
    stage.speaker(2, 31);
    expect(stage.next(false, 8, gains([2, 2]))).toEqual({});
  });

  it('removes muted speakers from the mix after one frame of fading, and from the loudest few', () => {
    const stage = new Stage();
    stage.speaker(2, 2);
    stage.speaker(3, 16);
    expect(stage.next(false, 1)).toEqual({ 2: '1.00-1.00' });
    expect(stage.next(false, 1, gains([2, 0]))).toEqual({ 2: '1.00-0.00', 3: '0.00-0.50' });
    expect(stage.next(false, 1, gains([2, 0]))).toEqual({ 3: '0.50-0.50' });
  });

  it('keeps a muted priority speaker from ducking others', () => {
    const stage = new Stage({ duckingDb: -20 });
    stage.speaker(2, 2);
    stage.speaker(3, 2);
    stage.audibility.place(2, placementOf({ xMetres: 0, yMetres: 0, zMetres: 2, yawRadians: 0 }, { isPriority: 1 }));
    expect(stage.next(false, 8, gains([2, 0]))).toEqual({ 3: '1.00-1.00' });
  });
});

describe('the positions of a voice in a frame', () => {
  const [AHEAD, RIGHT, BEHIND] = [headDirection(0, 0, 1), headDirection(1, 0, 0), headDirection(0, 0, -1)];
  const at = (x: number, z: number, muffle = 0): Float64Array => placementOf({ xMetres: x, zMetres: z }, { muffle });
  const nextDirections = (stage: Stage, isDeaf = false): readonly (readonly number[])[] => {
    stage.next(isDeaf);
    return stage.directions;
  };

  const BINAURAL = { mode: 'binaural', widthPercent: 100 } as const;
  const binauralStage = (rules: Partial<HearingRules> = {}): Stage => {
    const stage = new Stage(rules);
    stage.audibility.setOutput(1, BINAURAL);
    return stage;
  };

  it('are the position in the last frame and the current one', () => {
    const stage = binauralStage();
    stage.speaker(2, 16);
    expect([nextDirections(stage), nextDirections(stage)]).toEqual([[[AHEAD, AHEAD]], [[AHEAD, AHEAD]]]);
    stage.audibility.place(2, at(16, 0));
    expect([nextDirections(stage), nextDirections(stage)]).toEqual([[[AHEAD, RIGHT]], [[RIGHT, RIGHT]]]);
  });

  it('are the same for speakers who begin to speak or come into earshot, even if they were heard elsewhere before', () => {
    const stage = binauralStage();
    stage.speaker(2, 16, (tick) => tick !== 1);
    nextDirections(stage);
    nextDirections(stage);
    stage.audibility.place(2, at(16, 0));
    expect(nextDirections(stage)).toEqual([[RIGHT, RIGHT]]);
    stage.audibility.place(2, at(0, 100));
    nextDirections(stage);
    expect(nextDirections(stage)).toEqual([]);
    stage.audibility.place(2, at(0, -16));
    expect(nextDirections(stage)).toEqual([[BEHIND, BEHIND]]);
  });

  it('are the same for a speaker heard again after skipped ticks', () => {
    const stage = binauralStage();
    stage.speaker(2, 16);
    nextDirections(stage);
    stage.skip(3);
    stage.audibility.place(2, at(16, 0));
    expect(nextDirections(stage)).toEqual([[RIGHT, RIGHT]]);
  });

  it('stay the last one for a speaker who is ramped to zero, wherever they are by then', () => {
    const stage = binauralStage();
    stage.speaker(2, 16);
    nextDirections(stage);
    stage.audibility.place(2, at(100, 0));
    expect(nextDirections(stage)).toEqual([[AHEAD, AHEAD]]);
    stage.audibility.place(2, at(0, -16));
    nextDirections(stage);
    expect(nextDirections(stage, true)).toEqual([[BEHIND, BEHIND]]);
  });

  it('are shared by both parts of a voice, and start over for a new part', () => {
    const stage = binauralStage({ effects: true });
    stage.speaker(2, 16);
    nextDirections(stage);
    stage.audibility.place(2, at(16, 0, 0.5));
    expect([nextDirections(stage), nextDirections(stage)]).toEqual([
      [
        [AHEAD, RIGHT],
        [RIGHT, RIGHT],
      ],
      [
        [RIGHT, RIGHT],
        [RIGHT, RIGHT],
      ],
    ]);
  });

  it('do not exist in stereo, from the first frame after the choice of it', () => {
    const stage = binauralStage();
    stage.speaker(2, 16);
    nextDirections(stage);
    stage.audibility.setOutput(1, undefined);
    expect([nextDirections(stage), nextDirections(stage)]).toEqual([[[AHEAD, 0]], [[0, 0]]]);
    stage.audibility.setOutput(1, BINAURAL);
    expect([nextDirections(stage), nextDirections(stage)]).toEqual([[[0, AHEAD]], [[AHEAD, AHEAD]]]);
  });
});
