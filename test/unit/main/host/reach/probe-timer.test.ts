import { expect, it } from 'vitest';
import { HostReachKeeper } from '../../../../../main/host/reach/host-reach.ts';
import { ProbeTimer } from '../../../../../main/host/reach/probe-timer.ts';
import { UNKNOWN_REACH } from '../../../../../shared/model/host-reach.ts';
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

it('hears of each change of the mapping, and of nothing else', () => {
  const clock = new ManualClock();
  const keeper = new HostReachKeeper({ schedule: clock.schedule, onChange: () => {} });
  let changes = 0;
  keeper.watchMapping(() => (changes += 1));
  const mapped = { ...UNKNOWN_REACH.mapping, state: 'mapped', external: '198.51.100.1:7777' } as const;
  keeper.update({ mapping: mapped });
  keeper.update({ mapping: { ...mapped }, seenAs: '198.51.100.1:7777' });
  expect(changes).toBe(1);
  keeper.update({ mapping: UNKNOWN_REACH.mapping });
  expect(changes).toBe(2);
});
