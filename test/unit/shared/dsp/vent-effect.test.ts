import { expect, it } from 'vitest';
import { VentEffect } from '../../../../shared/dsp/vent-effect.ts';
import { impulseResponse, toneGainDb } from '../../../support/sound/timbres.ts';
import { peak, rmsDb } from '../../../support/signals.ts';

/** 183 samples and about a third of one in the loop's low-pass. */
const RESONANCE_HZ = 48_000 / 183.33;

it('resonates at the multiples of 262 Hz, and dulls the sound between them', () => {
  for (const number of [2, 3, 4, 6]) {
    const resonanceDb = toneGainDb('vent', number * RESONANCE_HZ);
    const betweenDb = toneGainDb('vent', (number + 0.5) * RESONANCE_HZ);
    expect(resonanceDb - betweenDb).toBeGreaterThan(10);
    expect(resonanceDb).toBeLessThan(11);
  }
});

it('repeats a click again and again, each time quieter', () => {
  const response = impulseResponse(new VentEffect(), 4_800);
  const echoes = Array.from({ length: 8 }, (_, i) => peak(response.subarray(i * 183, (i + 1) * 183)));
  for (let i = 1; i < echoes.length; i++) expect(echoes[i]! / echoes[i - 1]!).toBeLessThan(0.9);
  expect(echoes[1]! / echoes[0]!).toBeGreaterThan(0.4);
});

it('decays quickly: 60 dB in less than 120 ms', () => {
  const response = impulseResponse(new VentEffect(), 9_600);
  expect(rmsDb(response.subarray(5_760, 6_720)) - rmsDb(response.subarray(0, 960))).toBeLessThan(-60);
});
