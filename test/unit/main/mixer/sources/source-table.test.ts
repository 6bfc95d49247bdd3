import { expect, it } from 'vitest';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixKernels } from '../../../../../main/mixer/kernel/mix-kernels.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { SourceTable } from '../../../../../main/mixer/sources/source-table.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';
import { FakeInput } from '../../../../support/mixer/mixer-harness.ts';
import { sine } from '../../../../support/signals.ts';

const voice = sine(500, 0.5, 960);

function createTables(workers: number): SourceTable[] {
  const memory = createMixMemory(8, workers);
  return Array.from(
    { length: workers },
    (_, worker) => new SourceTable(8, new FrameBank(memory), createMixKernels(memory), worker, workers),
  );
}

const activeOf = (table: SourceTable): number[] => [...table.active.subarray(0, table.activeCount)];

it('lists slots with sound, and distinguishes the first frame after silence from later ones', () => {
  const [table] = createTables(1) as [SourceTable];
  table.join(2, new FakeInput(() => voice));
  table.join(5, new FakeInput((tick) => (tick === 2 || tick >= 4 ? voice : undefined)));
  const seen = Array.from({ length: 6 }, (_, tick) => {
    const decoded = table.collect(tick, 20 * tick);
    expect(decoded).toBe(table.activeCount);
    return activeOf(table).map((slot) => `${slot}${table.isOnset(slot) ? '!' : ''}`);
  });
  expect(seen).toEqual([['2!'], ['2'], ['2', '5!'], ['2'], ['2', '5!'], ['2', '5']]);
  table.remove(2);
  table.collect(6, 120);
  expect([activeOf(table), table.own(2), table.isActive(2, 6), table.isActive(5, 6)]).toEqual([
    [5],
    undefined,
    false,
    true,
  ]);
});

it('uses the speakers of other workers from the previous tick, with their loudness', () => {
  const [here, there] = createTables(2) as [SourceTable, SourceTable];
  here.join(1, new FakeInput(() => voice));
  there.join(2, new FakeInput((tick) => (tick < 3 ? voice : undefined)));
  const seen = Array.from({ length: 6 }, (_, tick) => {
    here.collect(tick, 20 * tick);
    there.collect(tick, 20 * tick);
    return activeOf(here);
  });
  expect(seen).toEqual([[1], [1, 2], [1, 2], [1, 2], [1], [1]]);
  expect(here.loudness[2]).toBeCloseTo(0.125, 2);
});

it('ends the speakers of a late worker in one more tick, once, and does not treat their return as an onset', () => {
  const [here, there] = createTables(2) as [SourceTable, SourceTable];
  there.join(2, new FakeInput(() => voice));
  for (let tick = 0; tick < 3; tick++) {
    here.collect(tick, 20 * tick);
    there.collect(tick, 20 * tick);
  }
  here.collect(3, 60);
  expect([activeOf(here), here.isEnding(2)]).toEqual([[2], false]);
  const address = here.address(2);
  here.collect(4, 80);
  expect([activeOf(here), here.isEnding(2), here.isOnset(2), here.address(2)]).toEqual([[2], true, false, address]);
  here.collect(5, 100);
  expect(activeOf(here)).toEqual([]);
  there.collect(5, 100);
  here.collect(6, 120);
  expect([activeOf(here), here.isEnding(2), here.isOnset(2)]).toEqual([[2], false, false]);
});

it('keeps hearing a worker that is always one tick late', () => {
  const [here, there] = createTables(2) as [SourceTable, SourceTable];
  there.join(2, new FakeInput(() => voice));
  const bank = new FrameBank(createMixMemory(8, 2));
  for (let tick = 0; tick < 20; tick++) {
    here.collect(tick, 20 * tick);
    if (tick > 0) there.collect(tick - 1, 20 * tick);
    if (tick < 10) continue;
    expect([activeOf(here), here.isEnding(2), here.isOnset(2), here.address(2)]).toEqual([
      [2],
      false,
      false,
      bank.frameAddress(2, tick - 2),
    ]);
  }
});

it('lists a speaker once when the slot has just moved from another worker', () => {
  const [here, there] = createTables(2) as [SourceTable, SourceTable];
  there.join(2, new FakeInput(() => voice));
  there.collect(0, 0);
  here.collect(0, 0);
  there.remove(2);
  here.join(2, new FakeInput(() => voice));
  here.collect(1, 20);
  expect([activeOf(here), here.address(2)]).toEqual([[2], new FrameBank(createMixMemory(8, 2)).frameAddress(2, 1)]);
});

it("does not treat the voice of a slot's next owner as a continuation", () => {
  const [table] = createTables(1) as [SourceTable];
  table.join(2, new FakeInput(() => voice));
  table.collect(0, 0);
  table.remove(2);
  table.join(2, new FakeInput(() => voice));
  table.collect(1, 20);
  expect(table.isOnset(2)).toBe(true);
});

const HALL = 6 * 9;

/** Runs a tick here, and lets a listener hear slot 2 in a hall. */
function collectInHall(table: SourceTable, tick: number): void {
  table.collect(tick, 20 * tick);
  if (table.isActive(2, tick)) table.address(2 + HALL);
}

const forFiveTicks = (tick: number): Float32Array | undefined => (tick < 5 ? voice : undefined);

it('keeps a voice that rings on, silent and ever quieter, only while somebody hears it', () => {
  const [table] = createTables(1) as [SourceTable];
  table.join(2, new FakeInput(forFiveTicks));
  for (let tick = 0; tick < 5; tick++) collectInHall(table, tick);
  let loudness = table.loudness[2]!;
  for (let tick = 5; tick < 20; tick++) {
    collectInHall(table, tick);
    expect([activeOf(table), table.isRinging(2), table.isOnset(2)]).toEqual([[2], true, false]);
    expect(table.loudness[2]).toBeCloseTo(0.9 * loudness, 10);
    loudness = table.loudness[2]!;
  }
  table.collect(20, 400);
  expect(activeOf(table)).toEqual([2]);
  table.collect(21, 420);
  expect(activeOf(table)).toEqual([]);
});

it('does not count a resuming speaker as ringing or as starting', () => {
  const [table] = createTables(1) as [SourceTable];
  table.join(2, new FakeInput((tick) => (tick === 3 ? undefined : voice)));
  const seen = Array.from({ length: 6 }, (_, tick) => {
    table.collect(tick, 20 * tick);
    table.address(2 + HALL);
    return `${table.isRinging(2) ? 'rings' : 'speaks'}${table.isOnset(2) ? '!' : ''}`;
  });
  expect(seen).toEqual(['speaks!', 'speaks', 'speaks', 'rings', 'speaks', 'speaks']);
});

it.each([true, false])(
  'lets voices of other workers ring on, except those it has faded out; worker published in time: %s',
  (isInTime) => {
    const [here, there] = createTables(2) as [SourceTable, SourceTable];
    there.join(2, new FakeInput(forFiveTicks));
    for (let tick = 0; tick < 6; tick++) {
      collectInHall(here, tick);
      if (tick < 5 || isInTime) there.collect(tick, 20 * tick);
    }
    collectInHall(here, 6);
    expect([activeOf(here), here.isRinging(2), here.isEnding(2)]).toEqual([[2], isInTime, !isInTime]);
    collectInHall(here, 7);
    expect(activeOf(here)).toEqual(isInTime ? [2] : []);
  },
);

it('keeps a voice for one more tick when an ear is delayed or filtered by a head, even in the tick in which that mode ends', () => {
  const modes = ['none', 'delay', 'binaural', 'binaural that ends'] as const;
  const seen = modes.map((mode) => {
    const table = createTables(1)[0]!;
    table.setRules({ ...DEFAULT_HEARING_RULES, interauralDelay: mode === 'delay' });
    table.binaural.isOn = mode.startsWith('binaural');
    table.join(2, new FakeInput((tick) => (tick < 3 ? voice : undefined)));
    return Array.from({ length: 6 }, (_, tick) => {
      if (mode === 'binaural that ends' && tick === 3) table.binaural.isOn = false;
      table.collect(tick, 20 * tick);
      return table.activeCount;
    });
  });
  expect(seen).toEqual([
    [1, 1, 1, 0, 0, 0],
    [1, 1, 1, 1, 0, 0],
    [1, 1, 1, 1, 0, 0],
    [1, 1, 1, 1, 0, 0],
  ]);
});
