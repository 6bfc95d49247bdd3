import { expect, it } from 'vitest';
import { createIdleWatch } from '../../../../../../renderer/app/connect/self/idle-watch.ts';
import { ManualClock } from '../../../../../support/manual-clock.ts';

function open(minutes: number) {
  const clock = new ManualClock();
  const changes: boolean[] = [];
  let limit = minutes;
  const watch = createIdleWatch({
    minutes: () => limit,
    onChange: (isIdle) => void changes.push(isIdle),
    schedule: clock.schedule,
    nowMs: clock.nowMs,
  });
  return { clock, changes, watch, setMinutes: (next: number) => (limit = next) };
}

it('says that nobody is there after the time without a sign, and that somebody is at the next one', () => {
  const { clock, changes, watch } = open(5);
  clock.advance(290_000);
  watch.noteSign();
  clock.advance(290_000);
  expect(changes).toEqual([]);
  clock.advance(20_000);
  expect(changes).toEqual([true]);
  watch.noteSign();
  expect(changes).toEqual([true, false]);
});

it('never says so while it is turned off, and follows a change at once', () => {
  const { clock, changes, watch, setMinutes } = open(0);
  clock.advance(3_600_000);
  expect(changes).toEqual([]);
  setMinutes(15);
  watch.look();
  setMinutes(0);
  watch.look();
  expect(changes).toEqual([true, false]);
});
