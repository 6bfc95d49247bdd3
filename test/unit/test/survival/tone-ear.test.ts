import { expect, it } from 'vitest';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../shared/audio-format.ts';
import { sine } from '../../../support/signals.ts';
import { SPOKEN_AMPLITUDE, ToneEar } from '../../../support/survival/tone-ear.ts';

const TONE_HZ = 4_200;

/** Lets an ear hear a steady tone for a second, and returns what it reports of it. */
function reportOf(amplitude: number) {
  const ear = new ToneEar([TONE_HZ]);
  for (let frame = 0; frame < 50; frame++) {
    const mono = sine(TONE_HZ, amplitude, FRAME_SAMPLES, frame * FRAME_SAMPLES);
    ear.hear(
      Float32Array.from({ length: 2 * FRAME_SAMPLES }, (_, i) => (mono[i >> 1] ?? 0) / Math.SQRT2),
      frame * FRAME_MS,
    );
  }
  ear.calibrate(1_000);
  return ear.report(0, 1_000)[0];
}

it('hears a voice at half its volume', () => {
  expect(reportOf(0.5 * SPOKEN_AMPLITUDE)).toMatchObject({ isAudible: true, levelShare: 1 });
});

it('takes what the codec leaves between the tones of others for silence', () => {
  expect(reportOf(0.15 * SPOKEN_AMPLITUDE)).toMatchObject({ isAudible: false, levelShare: 0 });
});
