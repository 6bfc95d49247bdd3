import { expect, it } from 'vitest';
import { circlingDegrees } from '../../../../renderer/audio/circling-voice.ts';
import { CIRCLING_SCRIPT, QUARTER_SECONDS } from '../../../../scripts/assets/voice-scripts.ts';

it('is where the voice says it is, in the middle of each sentence', () => {
  const middles = CIRCLING_SCRIPT.sentences.map((_, index) => circlingDegrees(index * QUARTER_SECONDS + 0.45));
  expect(middles).toEqual([0, 90, 180, 270].map((degrees) => expect.closeTo(degrees, 6)));
});
