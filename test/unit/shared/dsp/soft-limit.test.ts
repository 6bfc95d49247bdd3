import { expect, it } from 'vitest';
import { softLimit } from '../../../../shared/dsp/soft-limit.ts';

it('leaves quiet samples unchanged', () => {
  for (const amplitude of [0, 0.3, -0.7, 0.7]) expect(softLimit(amplitude)).toBe(amplitude);
});

it('keeps everything within full scale and in order, symmetrically for both signs', () => {
  let last = 0;
  for (let amplitude = 0; amplitude <= 4; amplitude += 0.01) {
    const limited = softLimit(amplitude);
    expect(limited).toBeGreaterThanOrEqual(last);
    expect(limited).toBeLessThanOrEqual(1);
    expect(softLimit(-amplitude)).toBeCloseTo(-limited, 12);
    last = limited;
  }
  expect(last).toBeGreaterThan(0.99);
});

it('has no kink where it begins', () => {
  const slope = (softLimit(0.7001) - softLimit(0.7)) / 0.0001;
  expect(slope).toBeCloseTo(1, 2);
});
