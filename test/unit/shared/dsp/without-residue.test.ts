import { expect, it } from 'vitest';
import { withoutResidue } from '../../../../shared/dsp/without-residue.ts';

it('keeps audible values, and drops the rest, of either sign', () => {
  expect([0.3, -0.3, 1e-12, -1e-12].map(withoutResidue)).toEqual([0.3, -0.3, 1e-12, -1e-12]);
  expect([0, 1e-16, -1e-16, 1e-310, Number.NaN].map(withoutResidue)).toEqual([0, 0, 0, 0, 0]);
});
