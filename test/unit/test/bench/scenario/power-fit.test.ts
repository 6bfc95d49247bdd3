import { expect, test } from 'vitest';
import { fitExponent } from '../../../../bench/scenario/power-fit.ts';

test.each([0.5, 1, 2])('finds the exponent %d of an exact power', (exponent) => {
  expect(fitExponent([50, 100, 400, 800].map((x) => ({ x, y: 3 * x ** exponent })))).toBeCloseTo(exponent, 10);
});

test('a constant part makes growth look slower, a quadratic part faster', () => {
  const points = (formula: (x: number) => number) => [50, 100, 200, 400, 800].map((x) => ({ x, y: formula(x) }));
  expect(fitExponent(points((x) => 20 + x))).toBeLessThan(1);
  expect(fitExponent(points((x) => x + x ** 2 / 400))).toBeGreaterThan(1.1);
});
