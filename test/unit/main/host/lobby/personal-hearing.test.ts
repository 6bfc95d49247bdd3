import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PersonalHearing } from '../../../../../main/host/lobby/personal-hearing.ts';
import { scheduleTimer } from '../../../../../shared/schedule.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/**
 * Members 1, 2 ... at slots 11, 12 ...; `told` holds what the mixer has for each slot, `calls` the slots in the order
 * of the updates.
 */
function open(count: number) {
  const members = new Map(
    Array.from({ length: count }, (_, index) => [index + 1, { id: index + 1, slot: index + 11 }]),
  );
  const told: Record<number, Record<number, number>> = {};
  const calls: number[] = [];
  const personal = new PersonalHearing({
    members,
    setPersonal: (slot, { slots, gains }) => {
      told[slot] = Object.fromEntries(Array.from(slots, (other, index) => [other, gains[index]!]));
      calls.push(slot);
    },
    schedule: scheduleTimer,
  });
  const tell = (id: number, gains: [number, number][], blocked: number[] = []): void =>
    personal.tell(id, { type: 'personal', gains, blocked });
  const leave = (id: number): void => {
    members.delete(id);
    personal.leave(id);
  };
  return { personal, told, calls, tell, leave, members };
}

it("sends a listener's choices to the mixer at once, for present members other than itself", () => {
  const { tell, told } = open(3);
  tell(1, [
    [2, 0.5],
    [3, 1],
    [1, 0],
    [99, 0.5],
  ]);
  expect(told).toEqual({ 11: { 12: 0.5 } });
});

it('silences both directions for a block, whatever the volumes, and restores them afterwards', () => {
  const { tell, told } = open(3);
  tell(1, [[2, 2]], [2]);
  expect(told).toEqual({ 11: { 12: 0 }, 12: { 11: 0 } });
  vi.runAllTimers();
  tell(2, [[1, 1.5]]);
  expect(told[12]).toEqual({ 11: 0 });
  vi.runAllTimers();
  tell(1, [[2, 2]]);
  expect(told).toEqual({ 11: { 12: 2 }, 12: { 11: 1.5 } });
});

it('stays silent until both members have unblocked each other', () => {
  const { tell, told } = open(2);
  tell(1, [], [2]);
  vi.runAllTimers();
  tell(2, [], [1]);
  vi.runAllTimers();
  tell(1, []);
  expect(told).toEqual({ 11: { 12: 0 }, 12: { 11: 0 } });
  vi.runAllTimers();
  tell(2, []);
  expect(told).toEqual({ 11: {}, 12: {} });
});

it('sends the mixer nothing for members with default choices', () => {
  const { tell, calls } = open(2);
  tell(1, [[2, 1]]);
  expect(calls).toEqual([]);
});

it('updates the mixer at most ten times a second, with the newest choices', () => {
  const { tell, told, calls } = open(2);
  for (let percent = 0; percent <= 60; percent++) {
    tell(1, [[2, percent / 50]]);
    vi.advanceTimersByTime(16);
  }
  vi.runAllTimers();
  expect(calls.length).toBeLessThanOrEqual(11);
  expect(told[11]![12]).toBeCloseTo(1.2);
});

it('updates the mixer for a few of a crowd at a time, blocks first, and finally for all', () => {
  const { tell, told, calls } = open(200);
  const crowd = Array.from({ length: 199 }, (_, index) => index + 2);
  tell(1, [], crowd);
  expect(calls[0]).toBe(11);
  expect(Object.keys(told[11] ?? {})).toHaveLength(199);
  let before = 0;
  while (calls.length > before) {
    expect(calls.length - before).toBeLessThanOrEqual(32);
    before = calls.length;
    vi.advanceTimersByTime(100);
  }
  for (const id of crowd) expect(told[id + 10]).toEqual({ 11: 0 });
  expect(calls).toHaveLength(200);
});

it('forgets members who left on all sides, before their slot is reused', () => {
  const { tell, told, leave, members } = open(3);
  tell(1, [[2, 0.5]], [3]);
  vi.runAllTimers();
  tell(3, [], [2]);
  vi.runAllTimers();
  leave(3);
  expect(told).toMatchObject({ 11: { 12: 0.5 }, 12: {} });
  vi.runAllTimers();
  leave(2);
  members.set(4, { id: 4, slot: 12 });
  vi.runAllTimers();
  expect(told[11]).toEqual({});
});

it('leaves out members who left while the message waited', () => {
  const { tell, told, leave } = open(3);
  tell(1, [[2, 0.5]]);
  tell(1, [
    [2, 0.5],
    [3, 0.5],
  ]);
  leave(3);
  vi.runAllTimers();
  expect(told[11]).toEqual({ 12: 0.5 });
});

it('accepts nothing after it is stopped', () => {
  const { personal, tell, calls } = open(2);
  tell(1, [[2, 0.5]]);
  tell(1, [[2, 0.7]]);
  personal.stop();
  vi.runAllTimers();
  expect(calls).toEqual([11]);
});
