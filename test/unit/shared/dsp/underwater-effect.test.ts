import { expect, it } from 'vitest';
import { UnderwaterEffect } from '../../../../shared/dsp/underwater-effect.ts';
import { clickRatio, rmsDb, sine } from '../../../support/signals.ts';
import { processed } from '../../../support/sound/timbres.ts';

const FRAME = 960;
const SECONDS = 5;

/** Level of each frame of a tone, dB, once the filters have settled. */
function levelsDb(frequencyHz: number): readonly number[] {
  const output = processed(new UnderwaterEffect(), sine(frequencyHz, 0.5, 50 * FRAME * SECONDS));
  return Array.from({ length: 50 * SECONDS - 5 }, (_, i) => rmsDb(output.subarray((i + 5) * FRAME, (i + 6) * FRAME)));
}

it('wobbles slowly: a tone at the corner frequency swells and fades four times in five seconds', () => {
  const levels = levelsDb(400);
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  expect(Math.max(...levels) - Math.min(...levels)).toBeGreaterThan(4);
  expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(14);
  const risings = levels.filter((level, i) => i > 0 && level >= mean && levels[i - 1]! < mean).length;
  expect(risings).toBeGreaterThanOrEqual(3);
  expect(risings).toBeLessThanOrEqual(5);
});

it('leaves the lowest tones nearly steady', () => {
  const levels = levelsDb(100);
  expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(0.5);
});

it('moves its corner frequency without clicks', () => {
  const output = processed(new UnderwaterEffect(), sine(300, 0.5, 50 * FRAME * SECONDS));
  expect(clickRatio(output.slice(FRAME), 300, 0.5)).toBeLessThan(1.1);
});
