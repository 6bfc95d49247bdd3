import { expect, it } from 'vitest';
import { rowByKey } from '../../../../../../renderer/features/people/list/walk-rows.ts';

const IDS = Array.from({ length: 30 }, (_, index) => index + 1);
const PLAIN = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };

const press = (key: string, from: number, isInSlider = false): number | undefined =>
  rowByKey({ ...PLAIN, key }, isInSlider, IDS, from);

it('leads to the next row, ten rows on, and to the ends, and never beyond', () => {
  expect(press('ArrowDown', 4)).toBe(5);
  expect(press('ArrowUp', 4)).toBe(3);
  expect(press('PageDown', 4)).toBe(14);
  expect(press('PageUp', 4)).toBe(1);
  expect(press('End', 4)).toBe(30);
  expect(press('Home', 4)).toBe(1);
  expect(press('ArrowDown', 30)).toBe(30);
});

it('leaves other keys alone, and those of a slider', () => {
  expect(press('a', 4)).toBeUndefined();
  expect(rowByKey({ ...PLAIN, key: 'ArrowDown', ctrlKey: true }, false, IDS, 4)).toBeUndefined();
  expect(press('ArrowDown', 99)).toBeUndefined();
  expect(press('Home', 4, true)).toBeUndefined();
  expect(press('ArrowDown', 4, true)).toBe(5);
});
