import { expect, it } from 'vitest';
import { interauralDelaySamples, LONGEST_DELAY_MS } from '../../../../shared/dsp/interaural-delay.ts';
import { panLeft, panRight, stereoPan } from '../../../../shared/spatial/stereo-pan.ts';

/** For a voice 10 m away, this many degrees to the right. */
function samplesAt(degrees: number, gain = 1): number {
  const pan = stereoPan(10 * Math.sin((degrees * Math.PI) / 180), 10, 2);
  return interauralDelaySamples(gain * panLeft(pan), gain * panRight(pan));
}

it('matches a spherical head: a / c (theta + sin theta), to the nearest sample', () => {
  for (let degrees = 0; degrees <= 90; degrees += 5) {
    const theta = (degrees * Math.PI) / 180;
    const samples = (0.0875 / 343) * 48_000 * (theta + Math.sin(theta));
    expect(Math.abs(samplesAt(degrees) - samples)).toBeLessThanOrEqual(0.5 + 1e-6);
    expect(samplesAt(-degrees)).toBeCloseTo(-samplesAt(degrees), 10);
  }
});

it('is 0.66 ms from the side, and none ahead or behind', () => {
  expect(samplesAt(90) / 48).toBeCloseTo(0.65, 2);
  expect(LONGEST_DELAY_MS).toBeCloseTo(0.656, 3);
  expect([samplesAt(0), samplesAt(180)].map(Math.abs)).toEqual([0, 0]);
});

it("is independent of the voice's loudness, and none when nothing is heard", () => {
  expect(samplesAt(40, 0.01)).toBe(samplesAt(40));
  expect(interauralDelaySamples(0, 0)).toBe(0);
  expect(interauralDelaySamples(Number.NaN, 1)).toBe(0);
});

it('never exceeds the history before a frame, even for one ear alone', () => {
  expect(interauralDelaySamples(0, 1)).toBe(31);
  expect(interauralDelaySamples(1, 0)).toBe(-31);
});
