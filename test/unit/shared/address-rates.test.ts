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

  it('counts the networks of one IPv6 site as one beyond its share, so that it makes nobody else forgotten', () => {
    const rates = new AddressRates({ burst: 2, perSecond: 0.001, maxGroups: 160 });
    const networkOf = (site: number, network: number): string =>
      `20010db8${site.toString(16).padStart(4, '0')}${network.toString(16).padStart(4, '0')}`;
    expect(['quiet', 'quiet', 'quiet'].map((group) => rates.take(group, 0))).toEqual([true, true, false]);
    let taken = 0;
    for (let network = 0; network < 65_536; network++) if (rates.take(networkOf(1, network), 0)) taken++;
    // Ten networks take one each, and all others share the site's two.
    expect(taken).toBe(12);
    expect(rates.isExhausted('quiet', 0)).toBe(true);
    expect(rates.take(networkOf(1, 3), 0), 'a network that is remembered').toBe(true);
    expect(rates.isExhausted(networkOf(1, 40_000), 0)).toBe(true);
    expect(rates.take(networkOf(2, 0), 0), 'another site').toBe(true);
  });
});
