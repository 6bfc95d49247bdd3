import { expect, it } from 'vitest';
import { SlotSet } from '../../../../main/mixer/slot-set.ts';

const membersOf = (set: SlotSet): number[] => [...set.members.subarray(0, set.count)];

it('keeps its members in order, each once', () => {
  const set = new SlotSet(8);
  for (const slot of [5, 1, 8, 5, 3]) set.add(slot);
  expect(membersOf(set)).toEqual([1, 3, 5, 8]);
  expect([1, 2, 8].map((slot) => set.has(slot))).toEqual([true, false, true]);
  for (const slot of [1, 2, 8, 8]) set.remove(slot);
  expect(membersOf(set)).toEqual([3, 5]);
  expect(set.has(8)).toBe(false);
});

it('holds every slot at once', () => {
  const set = new SlotSet(100);
  for (let slot = 100; slot >= 1; slot--) set.add(slot);
  expect(membersOf(set)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
});
