import { describe, expect, it } from 'vitest';
import { Arrivals } from '../../../../../main/host/lobby/arrivals.ts';

const FLOOD = '203.0.113.9';
const FRIEND = '192.0.2.7';

function arrive(groups: readonly string[]): Arrivals {
  const arrivals = new Arrivals();
  groups.forEach((group, index) => arrivals.add(index + 1, group));
  return arrivals;
}

describe('Arrivals', () => {
  it('takes the oldest of the group with the most', () => {
    expect(arrive([FRIEND, FLOOD, FLOOD]).findVictim('198.51.100.1')).toBe(2);
  });

  it('takes nobody for a group that would then have as many', () => {
    expect(arrive([FLOOD, FLOOD, FRIEND]).findVictim(FRIEND)).toBeUndefined();
    expect(arrive([FLOOD, FLOOD, FLOOD]).findVictim(FLOOD)).toBeUndefined();
    expect(arrive([FLOOD]).findVictim(FRIEND)).toBeUndefined();
    expect(arrive([]).findVictim(FRIEND)).toBeUndefined();
  });

  it('never takes members that are connected', () => {
    const arrivals = arrive([FLOOD, FLOOD, FLOOD, FLOOD]);
    arrivals.remove(1);
    arrivals.remove(2);
    expect(arrivals.findVictim(FRIEND)).toBe(3);
    arrivals.remove(3);
    expect(arrivals.findVictim(FRIEND)).toBeUndefined();
  });
});
