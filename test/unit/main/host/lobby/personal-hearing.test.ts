import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PersonalHearing } from '../../../../../main/host/lobby/personal-hearing.ts';
import { scheduleTimer } from '../../../../../shared/schedule.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/**
 * Members 1, 2 ... at slots 11, 12 ...; `rows` holds what the mixer has for each slot, `calls` the slots in the order
 * of the updates.
 */
function open(count: number) {
  const members = new Map(
    Array.from({ length: count }, (_, index) => [index + 1, { id: index + 1, slot: index + 11 }]),
  );
  const rows: Record<number, Record<number, number>> = {};
  const calls: number[] = [];
  const personal = new PersonalHearing({
    members,
    isKnown: (id) => members.has(id),
    setPersonal: (slot, { slots, gains }) => {
      rows[slot] = Object.fromEntries(Array.from(slots, (other, index) => [other, gains[index]!]));
      calls.push(slot);
    },
    schedule: scheduleTimer,
  });
  const update = (id: number, gains: [number, number][], blocked: number[] = []): void =>
    personal.update(id, { type: 'personal', gains, blocked });
  const leave = (id: number): void => {
    members.delete(id);
    personal.leave(id);
  };
  return { personal, rows, calls, update, leave, members };
}

it("sends a listener's choices to the mixer at once, for present members other than itself", () => {
  const { update, rows } = open(3);
  update(1, [
    [2, 0.5],
    [3, 1],
    [1, 0],
    [99, 0.5],
  ]);
  expect(rows).toEqual({ 11: { 12: 0.5 } });
});

it('silences both directions for a block, whatever the volumes, and restores them afterwards', () => {
  const { update, rows } = open(3);
  update(1, [[2, 2]], [2]);
  expect(rows).toEqual({ 11: { 12: 0 }, 12: { 11: 0 } });
  vi.runAllTimers();
  update(2, [[1, 1.5]]);
  expect(rows[12]).toEqual({ 11: 0 });
  vi.runAllTimers();
  update(1, [[2, 2]]);
  expect(rows).toEqual({ 11: { 12: 2 }, 12: { 11: 1.5 } });
});

it('stays silent until both members have unblocked each other', () => {
  const { update, rows } = open(2);
  update(1, [], [2]);
  vi.runAllTimers();
  update(2, [], [1]);
  vi.runAllTimers();
  update(1, []);
  expect(rows).toEqual({ 11: { 12: 0 }, 12: { 11: 0 } });
  vi.runAllTimers();
  update(2, []);
  expect(rows).toEqual({ 11: {}, 12: {} });
});

it('sends the mixer nothing for members with default choices', () => {
  const { update, calls } = open(2);
  update(1, [[2, 1]]);
  expect(calls).toEqual([]);
});

it('updates the mixer at most ten times a second, with the newest choices', () => {
  const { update, rows, calls } = open(2);
  for (let percent = 0; percent <= 60; percent++) {
    update(1, [[2, percent / 50]]);
    vi.advanceTimersByTime(16);
  }
  vi.runAllTimers();
  expect(calls.length).toBeLessThanOrEqual(11);
  expect(rows[11]![12]).toBeCloseTo(1.2);
});

it('updates the mixer for a few of a crowd at a time, blocks first, and finally for all', () => {
  const { update, rows, calls } = open(200);
  const crowd = Array.from({ length: 199 }, (_, index) => index + 2);
  update(1, [], crowd);
  expect(calls[0]).toBe(11);
  expect(Object.keys(rows[11] ?? {})).toHaveLength(199);
  let before = 0;
  while (calls.length > before) {
    expect(calls.length - before).toBeLessThanOrEqual(32);
    before = calls.length;
    vi.advanceTimersByTime(100);
  }
  for (const id of crowd) expect(rows[id + 10]).toEqual({ 11: 0 });
  expect(calls).toHaveLength(200);
});

it('forgets members who left on all sides, before their slot is reused', () => {
  const { update, rows, leave, members } = open(3);
  update(1, [[2, 0.5]], [3]);
  vi.runAllTimers();
  update(3, [], [2]);
  vi.runAllTimers();
  leave(3);
  expect(rows).toMatchObject({ 11: { 12: 0.5 }, 12: {} });
  vi.runAllTimers();
  leave(2);
  members.set(4, { id: 4, slot: 12 });
  vi.runAllTimers();
  expect(rows[11]).toEqual({});
});

it('leaves out members who left while the message waited', () => {
  const { update, rows, leave } = open(3);
  update(1, [[2, 0.5]]);
  update(1, [
    [2, 0.5],
    [3, 0.5],
  ]);
  leave(3);
  vi.runAllTimers();
  expect(rows[11]).toEqual({ 12: 0.5 });
});

it('accepts nothing after it is stopped', () => {
  const { personal, update, calls } = open(2);
  update(1, [[2, 0.5]]);
  update(1, [[2, 0.7]]);
  personal.stop();
  vi.runAllTimers();
  expect(calls).toEqual([11]);
});
