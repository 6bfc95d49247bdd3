import { expect, it } from 'vitest';
import { AudibleLog, STEP_MS } from '../../../../../main/host/reports/audible-log.ts';
import { MAX_HEARD_SPEAKERS } from '../../../../../main/mixer/mix-limits.ts';

/** Notes the people of each step: [number, level]. */
function note(log: AudibleLog, steps: readonly (readonly (readonly [number, number])[])[]): void {
  for (const [index, people] of steps.entries()) {
    log.begin(STEP_MS * index);
    for (const [id, levelDb] of people) log.add(id, levelDb);
  }
}

it('joins steps that follow each other, with the loudest level', () => {
  const log = new AudibleLog(30_000);
  note(log, [
    [[7, -30]],
    [
      [7, -20.4],
      [9, -50],
    ],
    [[9, -40]],
    [],
    [[7, -25]],
  ]);
  expect(log.read(0, 1_000)).toEqual([
    { id: 7, fromMs: 0, toMs: 400, levelDb: -20 },
    { id: 9, fromMs: 200, toMs: 600, levelDb: -40 },
    { id: 7, fromMs: 800, toMs: 1_000, levelDb: -25 },
  ]);
  expect(log.read(600, 700)).toEqual([]);
});

it('keeps the loudest of a step', () => {
  const log = new AudibleLog(30_000);
  log.begin(0);
  for (let id = 1; id <= 12; id++) log.add(id, -id);
  log.add(20, -3.6);
  const heard = log.read(0, STEP_MS).map(({ id }) => id);
  expect(heard).toHaveLength(MAX_HEARD_SPEAKERS);
  expect(heard).toContain(20);
  expect(heard).not.toContain(9);
  expect(heard).not.toContain(12);
});

it('forgets what is older than it keeps, and takes the same memory', () => {
  const log = new AudibleLog(1_000);
  const { memoryBytes } = log;
  note(
    log,
    Array.from({ length: 500 }, (_, index) => [[index + 1, -20] as const]),
  );
  expect(log.read(-Infinity, Infinity).map(({ id }) => id)).toEqual([495, 496, 497, 498, 499, 500]);
  expect(log.memoryBytes).toBe(memoryBytes);
});

it('does not join steps that lie apart, as after a pause of the host', () => {
  const log = new AudibleLog(30_000);
  for (const timeMs of [0, 200, 5_000]) {
    log.begin(timeMs);
    log.add(3, -20);
  }
  expect(log.read(0, 6_000).map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
    [0, 400],
    [5_000, 5_200],
  ]);
});
