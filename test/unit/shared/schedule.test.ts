import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { scheduleEvery, scheduleTimer } from '../../../shared/schedule.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('runs a task once, after its delay', () => {
  const task = vi.fn();
  scheduleTimer(task, 250);
  vi.advanceTimersByTime(249);
  expect(task).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(task).toHaveBeenCalledOnce();
});

it('never runs a task that was cancelled', () => {
  const task = vi.fn();
  const cancel = scheduleTimer(task, 250);
  cancel();
  vi.advanceTimersByTime(1_000);
  expect(task).not.toHaveBeenCalled();
});

it('repeats a task after each interval until it is stopped', () => {
  const task = vi.fn();
  const stop = scheduleEvery(scheduleTimer, task, 250);
  expect(task).not.toHaveBeenCalled();
  vi.advanceTimersByTime(750);
  expect(task).toHaveBeenCalledTimes(3);
  stop();
  vi.advanceTimersByTime(1_000);
  expect(task).toHaveBeenCalledTimes(3);
});

it('stops a task that stops itself', () => {
  const task = vi.fn(() => stop());
  const stop = scheduleEvery(scheduleTimer, task, 250);
  vi.advanceTimersByTime(1_000);
  expect(task).toHaveBeenCalledOnce();
});
