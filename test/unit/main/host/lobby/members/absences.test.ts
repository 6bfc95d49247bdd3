import { expect, it } from 'vitest';
import { Absences, REMEMBERED_SECONDS } from '../../../../../../main/host/lobby/members/absences.ts';
import { ManualClock } from '../../../../../support/manual-clock.ts';

const STATUS = { isMuted: true, isDeafened: false };

/** Absences on a machine that can sleep: its timers stand still then, and its uptime does not. */
function open() {
  const clock = new ManualClock();
  let sleptMs = 0;
  let readings = 0;
  const over: number[] = [];
  const forgotten: number[] = [];
  const absences = new Absences({
    maxRemembered: 3,
    uptimeMs: () => {
      readings++;
      return clock.nowMs() + sleptMs;
    },
    schedule: clock.schedule,
    onOver: (id) => over.push(id),
    onForgotten: (id) => forgotten.push(id),
  });
  return {
    ...{ absences, clock, over, forgotten },
    sleep: (seconds: number): void => void (sleptMs += seconds * 1_000),
    wait: (seconds: number): void => clock.advance(seconds * 1_000),
    readings: () => readings,
  };
}

const person = (id: number, identity = '') => ({ id, name: `Player ${id}`, identity });

it('ends an absence after its time, to the second', () => {
  const { absences, over, wait } = open();
  absences.begin(1, STATUS, 60);
  wait(59);
  absences.begin(2, STATUS, 10);
  expect(over).toEqual([]);
  wait(1);
  expect(over).toEqual([1]);
  wait(9);
  expect(over).toEqual([1, 2]);
});

it('counts the time that the machine sleeps', () => {
  const { absences, over, wait, sleep } = open();
  absences.begin(1, STATUS, 60);
  sleep(8 * 3_600);
  expect(over).toEqual([]);
  wait(1);
  expect(over).toEqual([1]);
});

it('returns what somebody had turned off who comes back, once', () => {
  const { absences, over, wait } = open();
  absences.begin(1, STATUS, 60);
  expect([absences.end(1), absences.end(1)]).toEqual([STATUS, undefined]);
  wait(120);
  expect(over).toEqual([]);
});

it('has no end without a limit, until everybody gets one from now on', () => {
  const { absences, over, wait } = open();
  absences.begin(1, STATUS, Infinity);
  wait(3_600);
  absences.restart(60);
  wait(59);
  expect(over).toEqual([]);
  wait(1);
  expect(over).toEqual([1]);
});

it('remembers for a quarter of an hour, also when that passes in sleep', () => {
  const { absences, forgotten, sleep, wait } = open();
  absences.remember(person(1));
  sleep(REMEMBERED_SECONDS - 1);
  expect(absences.find(1)).toMatchObject(person(1));
  sleep(1);
  expect([absences.find(1), forgotten]).toEqual([undefined, [1]]);
  wait(60);
  expect(forgotten).toEqual([1]);
});

it('remembers a limited number of people, the newest', () => {
  const { absences, forgotten } = open();
  for (let id = 1; id <= 5; id++) absences.remember(person(id));
  expect(forgotten).toEqual([1, 2]);
  expect([1, 2, 3, 4, 5].map((id) => absences.find(id)?.name)).toEqual([
    ...[undefined, undefined],
    ...['Player 3', 'Player 4', 'Player 5'],
  ]);
});

it('forgets somebody who is here under another id, and guests only by their own', () => {
  const { absences, forgotten } = open();
  absences.remember(person(1, 'fox'));
  absences.remember(person(2));
  absences.forgetIdentity('');
  expect(forgotten).toEqual([]);
  absences.forgetIdentity('fox', 1);
  expect(forgotten).toEqual([]);
  absences.forgetIdentity('fox');
  expect(forgotten).toEqual([1]);
  absences.recall(2);
  expect([absences.find(2), forgotten]).toEqual([undefined, [1]]);
});

it('reads the time once a second for a thousand people, and not at all while nobody is away', () => {
  const { absences, over, wait, readings } = open();
  for (let id = 1; id <= 1_000; id++) absences.begin(id, STATUS, 60);
  const before = readings();
  wait(59);
  expect(readings() - before).toBe(59);
  wait(1);
  expect(over).toHaveLength(1_000);
  const after = readings();
  wait(600);
  expect(readings()).toBe(after);
});
