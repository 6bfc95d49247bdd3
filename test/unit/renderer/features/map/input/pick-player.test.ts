import { expect, it } from 'vitest';
import { pickPlayer, pickStep } from '../../../../../../renderer/features/map/input/pick-player.ts';

const ORDER = [4, 9, 2, 7];
const press = (key: string, current: number | undefined, order: readonly number[] = ORDER) =>
  pickPlayer(order, current, pickStep(key) ?? Number.NaN);

it.each([
  ['ArrowDown', undefined, 4],
  ['ArrowDown', 4, 9],
  ['ArrowRight', 9, 2],
  ['ArrowUp', 2, 9],
  ['ArrowLeft', undefined, 7],
  ['ArrowUp', 4, 4],
  ['ArrowDown', 7, 7],
  ['End', 4, 7],
  ['End', undefined, 7],
  ['Home', 7, 4],
  ['Home', undefined, 4],
  ['PageDown', 9, 7],
])('%s from %s chooses %s, in the order of distance', (key, current, expected) => {
  expect(press(key, current)).toBe(expected);
});

it('starts from the nearest when the chosen player is gone, and chooses nobody from an empty list', () => {
  expect(press('ArrowDown', 33)).toBe(4);
  expect(press('ArrowDown', undefined, [])).toBeUndefined();
  expect(press('End', 4, [])).toBeUndefined();
});

it('ignores other keys', () => {
  expect(pickStep('a')).toBeUndefined();
});
