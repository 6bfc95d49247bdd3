import { describe, expect, it } from 'vitest';
import { HostPulse } from '../../../../shared/join/host-pulse.ts';

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

describe('the pulse of a host that sends sound', () => {
  /** Lets `durationMs` pass in looks of 100 ms, with sound each `soundEveryMs`. */
  function pass(pulse: HostPulse, durationMs: number, soundEveryMs = Infinity): void {
    for (let passedMs = 100; passedMs <= durationMs; passedMs += 100) {
      pulse.pass(100);
      if (passedMs % soundEveryMs === 0) pulse.hear();
    }
  }

  function hearing(): HostPulse {
    const pulse = new HostPulse(12_000);
    pulse.open();
    pass(pulse, 4_000, 400);
    return pulse;
  }

  it('is never in trouble while a packet comes each 400 ms, and two in a row may be lost', () => {
    const pulse = hearing();
    for (let count = 0; count < 20; count++) {
      pass(pulse, 1_100);
      expect(pulse.isTroubled).toBe(false);
      pulse.hear();
    }
  });

  it('is interrupted after 1.2 s without any', () => {
    const pulse = hearing();
    pass(pulse, 1_100);
    expect([pulse.state, pulse.isTroubled]).toEqual(['alive', false]);
    pass(pulse, 100);
    expect([pulse.state, pulse.isTroubled]).toEqual(['interrupted', true]);
    pass(pulse, 4_900);
    expect([pulse.state, pulse.isTroubled]).toEqual(['lost', true]);
  });

  it('gets more time while a headset carries the sound, as the host then only pings', () => {
    const pulse = hearing();
    for (let second = 0; second < 5; second++) {
      pass(pulse, 1_000);
      pulse.beat();
    }
    pass(pulse, 2_400);
    expect(pulse.isTroubled).toBe(false);
    pass(pulse, 100);
    expect(pulse.isTroubled).toBe(true);
  });

  it('is in trouble after half a second when something else looks wrong, but only for a while', () => {
    const pulse = hearing();
    pulse.suspect();
    pass(pulse, 400);
    expect(pulse.isTroubled).toBe(false);
    pass(pulse, 100);
    expect([pulse.state, pulse.isTroubled]).toEqual(['alive', true]);
    pulse.hear();
    expect(pulse.isTroubled).toBe(false);
    pass(pulse, 5_000, 400);
    pulse.hear();
    pass(pulse, 1_100);
    expect(pulse.isTroubled).toBe(false);
  });

  it('is not in trouble before it was there', () => {
    const pulse = new HostPulse(12_000);
    pulse.suspect();
    pass(pulse, 5_000);
    expect([pulse.state, pulse.isTroubled]).toEqual(['connecting', false]);
  });
});
