import { describe, expect, it } from 'vitest';
import { ClockJump } from '../../../shared/clock-jump.ts';

describe('two clocks that are read each second', () => {
  it.each([
    ['run together', 1_000, 1_000, undefined],
    ['are late on a busy machine', 4_500, 4_500, undefined],
    ['stand still together, and only the wall clock moves on in sleep', 1_000, 301_000, 'woke'],
    ['both move on in sleep', 301_000, 301_000, 'stalled'],
    ['are corrected by a time server', 1_000, 1_900, undefined],
    ['are set back by an hour', 1_000, -3_599_000, undefined],
  ])('%s', (_what, monotonicMs, wallMs, expected) => {
    const jump = new ClockJump(1_000, 5_000, 1_700_000_000_000);
    expect(jump.look(5_000 + monotonicMs, 1_700_000_000_000 + wallMs)).toBe(expected);
  });

  it('report a sleep once', () => {
    const jump = new ClockJump(1_000, 0, 0);
    expect([jump.look(1_000, 61_000), jump.look(2_000, 62_000)]).toEqual(['woke', undefined]);
  });
});
