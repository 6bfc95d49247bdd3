import { afterEach, expect, it, vi } from 'vitest';
import { resample } from '../../../../../main/client/sound/resample.ts';

afterEach(() => vi.restoreAllMocks());

it('computes only the filters that a short sound needs, whatever the ratio of the rates', () => {
  const cosines = vi.spyOn(Math, 'cos');
  expect(resample(new Float32Array(11), 48_127, 48_000)).toHaveLength(10);
  // 33 weights for each sample. The ratio in lowest terms has 48,000 filters.
  expect(cosines.mock.calls.length).toBeLessThanOrEqual(10 * 33);
});
