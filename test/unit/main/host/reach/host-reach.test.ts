import { expect, test } from 'vitest';
import { HostReachKeeper, rendezvousToName } from '../../../../../main/host/reach/host-reach.ts';
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

const reportOf = (address: string, state: 'connecting' | 'registered' | 'failed') => ({
  ...{ address, state },
  code: '',
  page: '',
  listed: 'off' as const,
});

test('names the first rendezvous at which the lobby is registered', () => {
  const both = ['a.example', 'b.example'];
  expect(rendezvousToName(both, [reportOf('a.example', 'failed'), reportOf('b.example', 'registered')])).toBe(
    'b.example',
  );
  expect(rendezvousToName(both, [reportOf('a.example', 'registered'), reportOf('b.example', 'registered')])).toBe(
    'a.example',
  );
});

test('names the first if it is registered at none yet, and none if it uses none', () => {
  expect(rendezvousToName(['a.example', 'b.example'], [reportOf('a.example', 'connecting')])).toBe('a.example');
  expect(rendezvousToName([], [])).toBe('');
});
