import { describe, expect, it } from 'vitest';
import { LatenessHistogram } from '../../../../main/host/lateness-histogram.ts';

describe('LatenessHistogram', () => {
  it('gives percentiles to a tenth of a millisecond, and the largest exactly', () => {
    const histogram = new LatenessHistogram();
    for (let index = 0; index < 98; index++) histogram.add(0.24);
    histogram.add(3.05);
    histogram.add(250.5);
    expect(histogram.percentileMs(0.5)).toBeCloseTo(0.3, 9);
    expect(histogram.percentileMs(0.99)).toBeCloseTo(3.1, 9);
    expect(histogram.maxMs).toBe(250.5);
  });

  it('counts a frame that began early as not late, and starts anew', () => {
    const histogram = new LatenessHistogram();
    histogram.add(-0.4);
    expect(histogram.percentileMs(1)).toBeCloseTo(0.1, 9);
    histogram.reset();
    expect(histogram.maxMs).toBe(0);
  });
});
