import { expect, it } from 'vitest';
import { ProbeTimer } from '../../../../../main/host/reach/probe-timer.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

it('probes once after several news, every ten minutes after that, and no more after it stops', () => {
  const clock = new ManualClock();
  const probedMs: number[] = [];
  const timer = new ProbeTimer(clock.schedule, () => probedMs.push(clock.nowMs()));
  timer.noteNews();
  clock.advance(1_500);
  timer.noteNews();
  clock.advance(1_300_000);
  expect(probedMs).toEqual([3_500, 603_500, 1_203_500]);
  timer.stop();
  clock.advance(1_300_000);
  expect(probedMs).toHaveLength(3);
});
