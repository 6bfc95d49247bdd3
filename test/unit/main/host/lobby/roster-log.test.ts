import { expect, it } from 'vitest';
import { RosterLog } from '../../../../../main/host/lobby/roster-log.ts';

it('gives each reader each change since its last read once', () => {
  const log = new RosterLog();
  const start = log.end;
  for (const id of [4, 5, 4]) log.add(id);
  const middle = log.end;
  log.add(6);
  expect([log.since(start), log.since(middle), log.since(log.end)]).toEqual([
    new Set([4, 5, 6]),
    new Set([6]),
    new Set(),
  ]);
});

it('forgets changes that everyone has seen', () => {
  const log = new RosterLog();
  for (const id of [1, 2, 3]) log.add(id);
  log.forgetBefore(2);
  log.forgetBefore(1);
  expect([log.since(1), log.since(2), log.end]).toEqual([undefined, new Set([3]), 3]);
});

it('drops old changes before it grows without limit, and reports that to readers who are behind', () => {
  const log = new RosterLog();
  for (let id = 1; id <= 100_000; id++) log.add(id);
  expect(log.since(0)).toBeUndefined();
  expect(log.since(log.end - 1_000)?.size).toBe(1_000);
});
