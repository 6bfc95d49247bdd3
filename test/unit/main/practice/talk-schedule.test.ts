import { describe, expect, it } from 'vitest';
import {
  createChatterSchedule,
  createTurnSchedule,
  TURN_GAP_MS,
  TURN_MS,
} from '../../../../main/practice/talk-schedule.ts';

const talkers = (schedule: (index: number, timeMs: number) => boolean, timeMs: number): number[] =>
  [0, 1, 2, 3, 4, 5].filter((index) => schedule(index, timeMs));

describe('talk schedules', () => {
  it('let one player talk at a time, with a pause before the next', () => {
    const schedule = createTurnSchedule(3);
    expect(
      [0, TURN_MS - 1, TURN_MS, TURN_MS + TURN_GAP_MS, 3 * (TURN_MS + TURN_GAP_MS)].map((timeMs) =>
        talkers(schedule, timeMs),
      ),
    ).toEqual([[0], [0], [], [1], [0]]);
  });

  it('let everyone talk now and then when they chatter, often several at once', () => {
    const schedule = createChatterSchedule();
    const counts = Array.from({ length: 600 }, (_, index) => talkers(schedule, index * 100));
    expect(new Set(counts.flat()).size).toBe(6);
    expect(counts.some((now) => now.length >= 2)).toBe(true);
    expect(counts.some((now) => now.length <= 1)).toBe(true);
  });
});
