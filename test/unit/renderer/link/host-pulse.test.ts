import { describe, expect, it } from 'vitest';
import { HostPulse } from '../../../../renderer/link/host-pulse.ts';

/** Passes seconds, and returns the state after each. */
function states(pulse: HostPulse, seconds: number): string[] {
  return Array.from({ length: seconds }, () => {
    pulse.pass(1_000);
    return pulse.state;
  });
}

describe('the pulse of a host', () => {
  it('gives a connection its time to open', () => {
    const pulse = new HostPulse(12_000);
    const seen = states(pulse, 13);
    expect(seen.slice(0, 12).every((state) => state === 'connecting')).toBe(true);
    expect(seen[12]).toBe('unreached');
  });

  it('counts from the opening of the channel', () => {
    const pulse = new HostPulse(12_000);
    states(pulse, 11);
    pulse.open();
    expect(states(pulse, 2)).toEqual(['alive', 'alive']);
  });

  it('is interrupted in silence, and lost when the host removes a silent participant', () => {
    const pulse = new HostPulse(12_000);
    pulse.open();
    expect(states(pulse, 7)).toEqual([
      'alive',
      'alive',
      'interrupted',
      'interrupted',
      'interrupted',
      'interrupted',
      'lost',
    ]);
  });

  it('is alive again with the next sign', () => {
    const pulse = new HostPulse(12_000);
    pulse.open();
    states(pulse, 5);
    pulse.beat();
    expect(pulse.state).toBe('alive');
    expect(states(pulse, 3)).toEqual(['alive', 'alive', 'interrupted']);
  });
});
