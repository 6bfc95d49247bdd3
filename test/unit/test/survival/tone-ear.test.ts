import { expect, it } from 'vitest';
import { loadOpus } from '../../../../main/media/opus/opus.ts';
import { FRAME_MS, FRAME_SAMPLES, MAX_OPUS_PAYLOAD_BYTES } from '../../../../shared/audio-format.ts';
import { sine, createRandom } from '../../../support/signals.ts';
import { TONES_HZ } from '../../../support/survival/scenario.ts';
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

it('hears each of eight voices as loud as before, wherever the codec begins', async () => {
  const opus = await loadOpus();
  const random = createRandom(1);
  const shares: number[] = [];
  for (let listener = 0; listener < TONES_HZ.length; listener++) {
    const heard = TONES_HZ.filter((_, i) => i !== listener && i !== (listener + 5) % TONES_HZ.length);
    const ear = new ToneEar(TONES_HZ);
    const encoder = opus.createMixEncoder();
    const decoder = opus.createDecoder(2);
    const packet = new Uint8Array(MAX_OPUS_PAYLOAD_BYTES);
    const decoded = new Float32Array(2 * FRAME_SAMPLES);
    let nowMs = 0;
    /** Lets the ear hear 1.2 s of all voices, each of which begins anywhere in its period. */
    const listen = (): void => {
      const starts = heard.map(() => Math.floor(random() * 48_000));
      for (let frame = 0; frame < 60; frame++) {
        const mix = new Float32Array(2 * FRAME_SAMPLES);
        for (const [index, toneHz] of heard.entries()) {
          const mono = sine(toneHz, SPOKEN_AMPLITUDE, FRAME_SAMPLES, starts[index]! + frame * FRAME_SAMPLES);
          const angle = (Math.PI / 2) * ((index + 0.5) / heard.length);
          for (let i = 0; i < FRAME_SAMPLES; i++) {
            mix[2 * i]! += Math.cos(angle) * mono[i]!;
            mix[2 * i + 1]! += Math.sin(angle) * mono[i]!;
          }
        }
        decoder.decode(packet, encoder.encode(mix, packet), decoded);
        ear.hear(decoded, (nowMs += FRAME_MS));
      }
    };
    listen();
    ear.calibrate(nowMs);
    listen();
    shares.push(...ear.report(0, nowMs).flatMap(({ isAudible, levelShare }) => (isAudible ? [levelShare] : [])));
  }
  expect(shares).toHaveLength(8 * TONES_HZ.length);
  expect(Math.min(...shares)).toBeGreaterThan(0.93);
  expect(Math.max(...shares)).toBeLessThan(1.07);
});
