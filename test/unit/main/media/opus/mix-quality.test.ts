import { beforeAll, describe, expect, it } from 'vitest';
import { loadOpus, type OpusCodec } from '../../../../../main/media/opus/opus.ts';
import { codeSound, plosivePreEchoDb, stereoDistance } from '../../../../support/sound/mix-quality.ts';
import type { SoundDistance } from '../../../../support/sound/sound-distance.ts';
import { createVoiceMix } from '../../../../support/sound/voice-mix.ts';

const FRAMES = 200;

let opus: OpusCodec;
beforeAll(async () => {
  opus = await loadOpus();
});

/** `complexity` undefined = the chosen one. */
function distanceOf(sound: Float32Array, complexity?: number): SoundDistance {
  const encoder = opus.createMixEncoder();
  if (complexity !== undefined) encoder.setComplexity(complexity);
  return stereoDistance(sound, codeSound(encoder, opus.createDecoder(2), sound));
}

function preEchoOf(complexity?: number): number {
  const encoder = opus.createMixEncoder();
  if (complexity !== undefined) encoder.setComplexity(complexity);
  return plosivePreEchoDb(encoder, opus.createDecoder(2));
}

describe('the chosen complexity and bitrate of a mix', () => {
  for (const voices of [[1], [1, 2], [1, 3, 5, 7]]) {
    it(`keep the spectrum of ${voices.length === 1 ? 'one voice' : `${voices.length} voices`}, nearly as well as the highest complexity`, async () => {
      const sound = await createVoiceMix(voices, FRAMES);
      const [chosen, best] = [distanceOf(sound), distanceOf(sound, 10)];
      expect(chosen.logSpectralDb).toBeLessThan(4);
      expect(chosen.logSpectralDb).toBeLessThan(best.logSpectralDb + 0.4);
      expect(chosen.barkDb).toBeLessThan(2);
      expect(chosen.segmentalSnrDb).toBeGreaterThan(14);
    });
  }

  it('keep plosives sharp, which the lowest complexity smears', () => {
    const [chosen, lowest] = [preEchoOf(), preEchoOf(0)];
    expect(chosen).toBeLessThan(-16);
    expect(lowest).toBeGreaterThan(-13);
  });
});
