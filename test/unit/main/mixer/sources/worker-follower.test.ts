import { expect, it } from 'vitest';
import { FrameBank } from '../../../../../main/mixer/kernel/frame-bank.ts';
import { createMixMemory } from '../../../../../main/mixer/kernel/mix-memory.ts';
import { LATE, WorkerFollower } from '../../../../../main/mixer/sources/worker-follower.ts';

const THERE = 1;
const SPEAKING = Int32Array.of(2);

/**
 * Follows for `ticks` ticks; before each, the other worker publishes up to the tick `publishedAt` returns. Returns how
 * many ticks behind it was followed; '-' = late.
 */
function follow(
  ticks: number,
  publishedAt: (tick: number) => number,
  isSpeaking: (tick: number) => boolean = () => true,
): readonly (number | '-')[] {
  const bank = new FrameBank(createMixMemory(4, 2));
  const follower = new WorkerFollower(bank, 2);
  let next = 0;
  return Array.from({ length: ticks }, (_, tick) => {
    for (; next <= publishedAt(tick); next++) bank.publish(THERE, next, SPEAKING, isSpeaking(next) ? 1 : 0);
    const followed = follower.follow(THERE, tick);
    return followed === LATE ? '-' : tick - followed;
  });
}

const inTime = (tick: number): number => tick - 1;

it('follows a punctual worker by one tick, even in the middle of the next tick or later', () => {
  expect(follow(5, inTime)).toEqual(['-', 1, 1, 1, 1]);
  expect(follow(5, (tick) => tick + 2)).toEqual(['-', 1, 1, 1, 1]);
});

it('does not change for a worker that was late once', () => {
  expect(follow(8, (tick) => (tick === 4 ? 2 : tick - 1))).toEqual(['-', 1, 1, 1, '-', 1, 1, 1]);
});

it('follows by two ticks a worker that falls behind for good', () => {
  expect(follow(9, (tick) => (tick < 4 ? tick - 1 : tick - 2))).toEqual(['-', 1, 1, 1, '-', 2, 2, 2, 2]);
});

it('follows by two ticks a worker that is late again within a second, but by one if it is late again after that', () => {
  const lateAt =
    (...late: number[]) =>
    (tick: number): number =>
      late.includes(tick) ? tick - 2 : tick - 1;
  expect(follow(12, lateAt(4, 7, 9, 10)).slice(4)).toEqual(['-', 1, 1, '-', 2, 2, 2, 2]);
  expect(follow(66, lateAt(4, 64)).slice(63)).toEqual([1, '-', 1]);
});

it('shortens the delay again in a pause, once nothing has been late for five seconds', () => {
  const seen = follow(
    400,
    (tick) => (tick < 10 ? tick - 2 : tick - 1),
    (tick) => tick % 100 !== 50,
  );
  expect(seen.slice(2, 350)).not.toContain('-');
  expect(new Set(seen.slice(2, 250))).toEqual(new Set([2]));
  expect(new Set(seen.slice(353))).toEqual(new Set([1]));
});

it('reports a missing worker as late, and uses its frames once it is back', () => {
  expect(follow(10, (tick) => (tick < 3 ? tick - 1 : tick < 7 ? 1 : tick - 1)).map((lag) => lag === '-')).toEqual([
    true,
    false,
    false,
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
