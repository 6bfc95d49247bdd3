import { describe, expect, it } from 'vitest';
import { BandEffect, PHONE_BAND, RADIO_BAND } from '../../../../shared/dsp/band-effect.ts';
import { peak, sine, toneDb } from '../../../support/signals.ts';
import { processed } from '../../../support/sound/timbres.ts';

const FRAME = 960;
/** The level of a harmonic relative to its tone, dB. */
function harmonicDb(amplitude: number, number: number): number {
  const output = processed(new BandEffect(RADIO_BAND), sine(700, amplitude, 50 * FRAME)).slice(10 * FRAME);
  return toneDb(output, 700 * number) - toneDb(output, 700);
}

describe('a radio', () => {
  it('is clear for a quiet voice and rough for a loud one', () => {
    expect(harmonicDb(0.005, 3)).toBeLessThan(-50);
    expect(harmonicDb(0.5, 3)).toBeGreaterThan(-18);
  });

  it('produces odd harmonics only, and therefore no direct current', () => {
    expect(harmonicDb(0.5, 2)).toBeLessThan(-60);
    expect(harmonicDb(0.5, 4)).toBeLessThan(-60);
  });

  it('is never louder than its amplifier, except for a little overshoot of the last filter', () => {
    for (const amplitude of [0.1, 1, 2])
      expect(peak(processed(new BandEffect(RADIO_BAND), sine(900, amplitude, 20 * FRAME)))).toBeLessThan(
        RADIO_BAND.gain * 1.3,
      );
  });

  it('reduces the difference between quiet and loud voices', () => {
    const level = (amplitude: number): number =>
      toneDb(processed(new BandEffect(RADIO_BAND), sine(700, amplitude, 50 * FRAME)), 700);
    expect(level(0.5) - level(0.05)).toBeLessThan(14);
    expect(level(0.5) - level(0.05)).toBeGreaterThan(6);
  });
});

it('a phone is narrower than a radio at both ends, and cleaner', () => {
  const output = (band: typeof PHONE_BAND, frequencyHz: number): number =>
    toneDb(processed(new BandEffect(band), sine(frequencyHz, 0.02, 50 * FRAME)), frequencyHz);
  const relative = (band: typeof PHONE_BAND, frequencyHz: number): number =>
    output(band, frequencyHz) - output(band, 1_000);
  for (const frequencyHz of [250, 350, 3_200, 4_000])
    expect(relative(PHONE_BAND, frequencyHz)).toBeLessThan(relative(RADIO_BAND, frequencyHz) - 3);
  expect(PHONE_BAND.drive).toBeLessThan(RADIO_BAND.drive);
});
