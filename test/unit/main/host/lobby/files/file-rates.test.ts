import { expect, it } from 'vitest';
import { FileRates } from '../../../../../../main/host/lobby/files/file-rates.ts';

it('lets a person offer ten files at once, and one more every ten seconds', () => {
  const rates = new FileRates();
  const offers = Array.from({ length: 1_000 }, () => rates.isTooFast('ada', true, 0));
  expect(offers.filter((isTooFast) => !isTooFast)).toHaveLength(10);
  expect(rates.isTooFast('ben', true, 0)).toBe(false);
  expect(rates.isTooFast('ada', false, 0)).toBe(false);
  expect(rates.isTooFast('ada', true, 9_999)).toBe(true);
  expect(rates.isTooFast('ada', true, 10_000)).toBe(false);
});
