import { expect, it } from 'vitest';
import { MuffledEffect } from '../../../../shared/dsp/muffled-effect.ts';
import { sine, toneDb } from '../../../support/signals.ts';
import { processed, toneGainDb } from '../../../support/sound/timbres.ts';

it('amplifies nothing, and attenuates higher tones more', () => {
  const gainsDb = [50, 100, 200, 400, 600, 800, 1_200, 2_000, 4_000].map((frequencyHz) =>
    toneGainDb('muffled', frequencyHz),
  );
  for (const [i, gainDb] of gainsDb.entries()) expect(gainDb).toBeLessThan(i === 0 ? 0.01 : gainsDb[i - 1]! + 0.01);
  expect(toneGainDb('muffled', 8_000) - toneGainDb('muffled', 4_000)).toBeLessThan(-18);
});

it('leaves no notch when it is mixed with the dry voice', () => {
  for (const share of [0.25, 0.5, 0.75]) {
    for (let frequencyHz = 100; frequencyHz <= 8_000; frequencyHz *= 1.2) {
      const tone = sine(frequencyHz, 0.1, 20 * 960);
      const muffled = processed(new MuffledEffect(), tone);
      const mixed = tone.map((sample, i) => (1 - share) * sample + share * muffled[i]!);
      const dryDb = toneDb(tone, frequencyHz) + 20 * Math.log10(1 - share);
      expect(toneDb(mixed, frequencyHz) - dryDb).toBeGreaterThan(-7.5);
    }
  }
});
