import { describe, expect, it } from 'vitest';
import { AddressRates } from '../../../shared/address-rates.ts';

describe('AddressRates', () => {
  it('limits each group on its own', () => {
    const rates = new AddressRates({ burst: 2, perSecond: 1, maxGroups: 10 });
    expect(['a', 'a', 'a', 'b'].map((group) => rates.take(group, 0))).toEqual([true, true, false, true]);
    expect([rates.isExhausted('a', 0), rates.isExhausted('b', 0), rates.isExhausted('c', 0)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(rates.take('a', 1_000)).toBe(true);
  });

  it('gives back what was taken for something harmless', () => {
    const rates = new AddressRates({ burst: 1, perSecond: 1, maxGroups: 10 });
    for (let count = 0; count < 100; count++) {
      expect(rates.take('a', 0)).toBe(true);
      rates.giveBack('a');
    }
    expect(rates.take('a', 0)).toBe(true);
    expect(rates.take('a', 0)).toBe(false);
  });

  it('remembers a bounded number of groups, and a busy one longest', () => {
    const rates = new AddressRates({ burst: 1, perSecond: 0.001, maxGroups: 100 });
    expect(rates.take('busy', 0)).toBe(true);
    for (let count = 0; count < 1_000; count++) {
      rates.take(`other ${count}`, 0);
      expect(rates.take('busy', 0)).toBe(false);
    }
    expect(rates.isExhausted('other 0', 0)).toBe(false);
  });
});
