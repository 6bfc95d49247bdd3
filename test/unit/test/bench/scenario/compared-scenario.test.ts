import { expect, it } from 'vitest';
import { doubts, figuresOfTicks, noteOf } from '../../../../bench/scenario/compared-scenario.ts';
import type { Measurement } from '../../../../bench/scenario/measurement.ts';

const SPREAD = { p50: 1, p99: 2, largest: 3 };

function run(change: Partial<Measurement>): Measurement {
  return {
    scenario: 'crowd',
    server: 'host',
    players: 20,
    talking: 20,
    seconds: 20,
    cores: 0.5,
    microsecondsPerListenerFrame: 500,
    threads: {},
    bytesPerListenerSecond: 8_000,
    hearingPacketsPerSecond: 50,
    silentPacketsPerSecond: Number.NaN,
    sound: [],
    host: {
      latenessMs: SPREAD,
      encodesPerTick: 20,
      decodesPerTick: 20,
      busyMsPerTick: 3,
      ticks: 1_000,
      missedFrames: 4,
      highestShedStep: 0,
      heapGrowthBytes: 0,
      residentGrowthBytes: 0,
      overflows: 0,
      dropped: {},
    },
    machineLatenessMs: SPREAD,
    generatorLatenessMs: SPREAD,
    isVoid: false,
    problems: [],
    ...change,
  };
}

it('the ticks of runs are figures, and those of a void run are not', () => {
  expect(figuresOfTicks('crowd', [run({}), run({})]).map(({ value }) => value)).toEqual([2, 8, 0]);
  for (const { value } of figuresOfTicks('crowd', [run({}), run({ isVoid: true })])) expect(value).toBeNaN();
});

it('notes say which runs are void, before any doubt', () => {
  expect(doubts([run({}), run({})])).toBe('');
  expect(doubts([run({}), run({ problems: ['load was shed, up to step 2'] })])).toContain('**doubtful**: 1 of 2');
  expect(doubts([run({ isVoid: true }), run({ problems: ['load was shed, up to step 2'] })])).toBe(
    '; **void**: 1 of 2 runs were',
  );
  expect(noteOf(run({ isVoid: true }))).toContain('**void**');
});
