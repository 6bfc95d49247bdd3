import { describe, expect, it } from 'vitest';
import { VoiceActivation } from '../../../../shared/dsp/voice-activation.ts';
import { dbToGain } from '../../../../shared/units.ts';
import { concatenate, createRandom, noise, rmsDb, sine } from '../../../support/signals.ts';

const BLOCK = 128;
const SECOND = 48_000;

/** Noise whose level is that, dBFS RMS, in a room where a fan runs. */
function roomNoise(levelDb: number, seconds: number, seed = 5): Float32Array {
  const raw = noise(createRandom(seed), 1, seconds * SECOND);
  const gain = dbToGain(levelDb - rmsDb(raw));
  return raw.map((sample) => gain * sample);
}

/** Words of half a second with pauses of as much, at a level, dBFS RMS while spoken, over the noise. */
function speech(levelDb: number, background: Float32Array): Float32Array {
  const voice = sine(220, Math.SQRT2 * dbToGain(levelDb), background.length);
  return background.map((sample, i) => sample + (Math.floor((2 * i) / SECOND) % 2 === 1 ? voice[i]! : 0));
}

interface Run {
  /** Whether it was open in each block. */
  readonly isActive: readonly boolean[];
  readonly thresholdsDb: readonly number[];
}

function run(input: Float32Array): Run {
  const activation = new VoiceActivation();
  activation.configure({ thresholdDb: null, holdMs: 200, preRollMs: 0 });
  const output = new Float32Array(BLOCK);
  const [isActive, thresholdsDb]: [boolean[], number[]] = [[], []];
  for (let start = 0; start + BLOCK <= input.length; start += BLOCK) {
    activation.process(input.subarray(start, start + BLOCK), output, BLOCK);
    isActive.push(activation.isActive);
    thresholdsDb.push(activation.thresholdDb);
  }
  return { isActive, thresholdsDb };
}

const blockAt = (seconds: number): number => Math.floor((seconds * SECOND) / BLOCK);
const shareOpen = ({ isActive }: Run, fromSeconds: number, toSeconds: number): number => {
  const part = isActive.slice(blockAt(fromSeconds), blockAt(toSeconds));
  return part.filter((isOpen) => isOpen).length / part.length;
};

describe('automatic sensitivity', () => {
  it.each([-90, -70, -55, -40, -30])(
    'stays closed in steady noise of %i dBFS, after at most two seconds',
    (levelDb) => {
      expect(shareOpen(run(roomNoise(levelDb, 8)), 2, 8)).toBe(0);
    },
  );

  it.each([
    [-90, -45],
    [-60, -40],
    [-45, -25],
    [-35, -15],
  ])('in noise of %i dBFS, opens for words of %i dBFS and closes in between', (noiseDb, voiceDb) => {
    const heard = run(concatenate([roomNoise(noiseDb, 3), speech(voiceDb, roomNoise(noiseDb, 10, 6))]));
    for (let word = 3; word < 13; word++) {
      expect(shareOpen(heard, word + 0.52, word + 0.99)).toBe(1);
      expect(shareOpen(heard, word + 0.35, word + 0.49)).toBe(0);
    }
  });

  it('learns a louder room within seconds, and a quieter one at once', () => {
    const heard = run(concatenate([roomNoise(-65, 3), roomNoise(-40, 9, 8), roomNoise(-65, 3, 9)]));
    expect(heard.thresholdsDb[blockAt(2.9)]).toBeCloseTo(-53, -0.5);
    expect(shareOpen(heard, 10.5, 12)).toBe(0);
    expect(heard.thresholdsDb[blockAt(12.9)]).toBeCloseTo(heard.thresholdsDb[blockAt(2.9)]!, -0.5);
  });

  it('learns the noise as quickly behind a microphone that is silent at first', () => {
    const heard = run(concatenate([new Float32Array(2 * SECOND), roomNoise(-40, 6)]));
    expect(shareOpen(heard, 4, 8)).toBe(0);
    expect(heard.thresholdsDb[blockAt(4)]).toBeGreaterThan(-40);
  });

  it('does not take long speech for noise', () => {
    const heard = run(concatenate([roomNoise(-60, 3), speech(-25, roomNoise(-60, 60, 6))]));
    expect(Math.max(...heard.thresholdsDb.slice(blockAt(5)))).toBeLessThan(-40);
  });

  it('never opens for what is softer than a soft voice, or needs more than a loud one', () => {
    const { thresholdsDb } = run(concatenate([new Float32Array(3 * SECOND), roomNoise(-10, 30)]));
    expect(thresholdsDb[blockAt(2)]).toBe(-55);
    expect(thresholdsDb.at(-1)).toBe(-22);
  });
});
