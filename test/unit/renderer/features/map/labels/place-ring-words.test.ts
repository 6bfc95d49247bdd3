import { expect, it } from 'vitest';
import {
  placeRingWords,
  type RingWordsRequest,
} from '../../../../../../renderer/features/map/labels/place-ring-words.ts';
import { rangeRings } from '../../../../../../renderer/features/map/range-rings.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../../shared/spatial/hearing-rules.ts';

const REQUEST: RingWordsRequest = {
  rings: rangeRings(DEFAULT_HEARING_RULES, 'normal'),
  centre: { x: 400, y: 300 },
  pixelsPerMetre: 6,
  viewport: { widthPixels: 800, heightPixels: 600 },
  obstacles: [],
  before: new Map(),
};

it('labels each ring that is large enough and on the map, apart from the others', () => {
  const words = placeRingWords(REQUEST);
  // The shout's ring lies outside the picture on all sides.
  expect(words.map(({ ring }) => ring.strength)).toEqual(['whisper', 'normal']);
  for (const { ring, at } of words) expect(Math.hypot(at.x - 400, at.y - 300)).toBeCloseTo(6 * ring.metres);
  expect(placeRingWords({ ...REQUEST, pixelsPerMetre: 1 }).map(({ ring }) => ring.strength)).toEqual(['shout']);
});

it('moves the words away from players, and hides them when players are everywhere', () => {
  const [whisper] = placeRingWords(REQUEST);
  const box = whisper!.box;
  expect(placeRingWords({ ...REQUEST, obstacles: [box] })[0]!.angle).not.toBe(whisper!.angle);
  expect(placeRingWords({ ...REQUEST, obstacles: [{ left: 0, top: 0, right: 800, bottom: 600 }] })).toEqual([]);
});

it('keeps the words where they were while that place is free', () => {
  const before = new Map([['normal', -2.5]] as const);
  expect(placeRingWords({ ...REQUEST, before }).find(({ ring }) => ring.strength === 'normal')?.angle).toBe(-2.5);
});
