import { expect, it } from 'vitest';
import { oneAtATime } from '../../../../../../renderer/features/lobby/start/one-at-a-time.ts';

/** A task that ends when the test says so, and counts its runs. */
function openTask() {
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const task = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
  };
  const end = async (): Promise<void> => {
    ends.at(-1)?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { task, end, started: () => ends.length, most: () => most };
}

it('runs the task at once, and never two at a time', async () => {
  const { task, end, started, most } = openTask();
  const run = oneAtATime(task);
  run();
  run();
  expect(started()).toBe(1);
  await end();
  expect([started(), most()]).toEqual([2, 1]);
});

it('runs once more for any number of calls during a run, and then rests', async () => {
  const { task, end, started } = openTask();
  const run = oneAtATime(task);
  for (let call = 0; call < 5; call++) run();
  await end();
  await end();
  expect(started()).toBe(2);
  run();
  expect(started()).toBe(3);
});
