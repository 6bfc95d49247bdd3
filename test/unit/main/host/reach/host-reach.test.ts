import { expect, test } from 'vitest';
import { HostReachKeeper } from '../../../../../main/host/reach/host-reach.ts';
import type { HostReach } from '../../../../../shared/model/host-reach.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

function createKeeper() {
  const clock = new ManualClock();
  const reports: HostReach[] = [];
  const keeper = new HostReachKeeper({ schedule: clock.schedule, onChange: (reach) => reports.push(reach) });
  return { clock, reports, keeper };
}

test('puts together what its parts found out, and reports it once', () => {
  const { clock, reports, keeper } = createKeeper();
  keeper.update({ seenAs: '198.51.100.7:7777' });
  keeper.update({ hasIpv6: true });
  expect(keeper.current).toMatchObject({ seenAs: '198.51.100.7:7777', hasIpv6: true });
  clock.advance(1_000);
  expect(reports).toEqual([expect.objectContaining({ seenAs: '198.51.100.7:7777', hasIpv6: true, nat: 'unknown' })]);
});

test('reports nothing when nothing has changed', () => {
  const { clock, reports, keeper } = createKeeper();
  keeper.update({ nat: 'easy' });
  clock.advance(1_000);
  keeper.update({ nat: 'hard' });
  keeper.update({ nat: 'easy' });
  clock.advance(1_000);
  expect(reports).toHaveLength(1);
});

test('reports nothing after it was stopped', () => {
  const { clock, reports, keeper } = createKeeper();
  keeper.update({ nat: 'easy' });
  keeper.stop();
  keeper.update({ nat: 'hard' });
  clock.advance(1_000);
  expect(reports).toEqual([]);
  expect(clock.pending).toBe(0);
});
