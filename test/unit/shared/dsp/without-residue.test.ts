import { expect, it } from 'vitest';
import { withoutResidue } from '../../../../shared/dsp/without-residue.ts';

it('keeps what could ever be heard, and lets the rest go, whatever its sign', () => {
  expect([0.3, -0.3, 1e-12, -1e-12].map(withoutResidue)).toEqual([0.3, -0.3, 1e-12, -1e-12]);
  expect([0, 1e-16, -1e-16, 1e-310, Number.NaN].map(withoutResidue)).toEqual([0, 0, 0, 0, 0]);
});
