import { expect, it } from 'vitest';
import {
  formatCurve,
  parseCurve,
  stretchCurve,
} from '../../../../../../renderer/features/rules/editor/curve-points.ts';

it('reads back what it writes', () => {
  const curve = [
    [0, 1],
    [12.5, 0.4],
    [30, 0],
  ] as const;
  expect(formatCurve(curve)).toBe('0 m 100 %, 12.5 m 40 %, 30 m 0 %');
  expect(parseCurve(formatCurve(curve))).toEqual(curve);
});

it('accepts points without units', () => {
  expect(parseCurve('0:100; 30 0')).toEqual([
    [0, 1],
    [30, 0],
  ]);
});

it.each(['', '0 100', 'near to far', '0 100, 30', '0 120, 30 0', '0 100, -5 0'])('rejects %j', (text) => {
  expect(parseCurve(text)).toBeUndefined();
});

it('stretches a curve to another distance, and makes a straight one when there is none', () => {
  expect(
    stretchCurve(
      [
        [0, 1],
        [10, 0.5],
        [20, 0],
      ],
      40,
    ),
  ).toEqual([
    [0, 1],
    [20, 0.5],
    [40, 0],
  ]);
  expect(stretchCurve([], 25)).toEqual([
    [0, 1],
    [25, 0],
  ]);
});
