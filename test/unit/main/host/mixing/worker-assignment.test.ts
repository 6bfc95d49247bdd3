import { describe, expect, it } from 'vitest';
import { WorkerAssignment } from '../../../../../main/host/mixing/worker-assignment.ts';
import { createRandom } from '../../../../support/signals.ts';

describe('WorkerAssignment', () => {
  it('gives each slot to the worker with the fewest', () => {
    const assignment = new WorkerAssignment(10, 3);
    expect([7, 2, 9, 4].map((slot) => assignment.assign(slot))).toEqual([0, 1, 2, 0]);
    expect(assignment.release(9)).toBe(2);
    expect(assignment.assign(5)).toBe(2);
    expect([0, 1, 2].map((worker) => assignment.slotsOf(worker))).toEqual([[4, 7], [2], [5]]);
  });

  it('rejects a slot that has left or never joined', () => {
    const assignment = new WorkerAssignment(4, 2);
    assignment.assign(1);
    expect([assignment.workerOf(1), assignment.workerOf(2), assignment.workerOf(99)]).toEqual([
      0,
      undefined,
      undefined,
    ]);
    expect([assignment.release(1), assignment.release(1)]).toEqual([0, undefined]);
    expect(assignment.workerOf(1)).toBeUndefined();
  });

  it('refuses to assign a slot twice', () => {
    const assignment = new WorkerAssignment(4, 2);
    assignment.assign(1);
    expect(() => assignment.assign(1)).toThrow('one worker at a time');
    expect(() => assignment.assign(5)).toThrow('one worker at a time');
  });

  it('never gives a worker more than its share as participants come and go', () => {
    const random = createRandom(5);
    const assignment = new WorkerAssignment(20, 3);
    for (let step = 0; step < 2_000; step++) {
      const slot = 1 + Math.floor(20 * random());
      if (assignment.release(slot) === undefined) assignment.assign(slot);
      expect(Math.max(...[0, 1, 2].map((worker) => assignment.count(worker)))).toBeLessThanOrEqual(7);
    }
  });
});
