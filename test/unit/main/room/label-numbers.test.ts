import { expect, it } from 'vitest';
import { LabelNumbers } from '../../../../main/room/label-numbers.ts';

it('gives equal labels equal numbers, other labels others, and no label 0', () => {
  const labels = new LabelNumbers();
  const [cave, again, sea] = [labels.acquire('cave'), labels.acquire('cave'), labels.acquire('sea')];
  expect([again, labels.acquire('')]).toEqual([cave, 0]);
  expect(new Set([0, cave, sea]).size).toBe(3);
});

it('gives labels that differ in hidden characters only equal numbers', () => {
  const labels = new LabelNumbers();
  const red = labels.acquire('Red');
  for (const hidden of ['Red\u200b', 'R\u034fed', 'Red\ufe0f']) {
    expect(labels.acquire(hidden)).toBe(red);
    labels.release(hidden);
  }
  labels.release('Red');
  expect(labels.acquire('\u200b')).toBe(0);
});

it("keeps a label's number until its last user releases it", () => {
  const labels = new LabelNumbers();
  const cave = labels.acquire('cave');
  labels.acquire('cave');
  labels.release('cave');
  expect(labels.acquire('cave')).toBe(cave);
  for (let user = 0; user < 2; user++) labels.release('cave');
  expect(labels.acquire('cave')).not.toBe(cave);
});

it('lets a number rest before another label gets it, and bounds the numbers however many labels come and go', () => {
  const labels = new LabelNumbers();
  const first = labels.acquire('label 0');
  labels.release('label 0');
  const numbers: number[] = [];
  for (let count = 1; count <= 20_000; count++) {
    numbers.push(labels.acquire(`label ${count}`));
    labels.release(`label ${count}`);
  }
  expect(numbers.slice(0, 4_000)).not.toContain(first);
  expect(numbers).toContain(first);
  expect(Math.max(...numbers)).toBeLessThan(5_000);
});

it('ignores the release of a number that nobody has', () => {
  const labels = new LabelNumbers();
  labels.release('cave');
  expect(labels.acquire('cave')).toBe(1);
});
