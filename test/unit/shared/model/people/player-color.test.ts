import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { hueOf, PLAYER_HUES, playerColorSchema } from '../../../../../shared/model/people/player-color.ts';

const byNumber = (id: number): number => hueOf({ id, color: null });

describe('hueOf', () => {
  it('gives neighbouring participants colours that are far apart', () => {
    for (let id = 1; id < 50; id++) {
      const apart = Math.abs(byNumber(id) - byNumber(id + 1));
      expect(Math.min(apart, 360 - apart)).toBeGreaterThan(90);
    }
  });

  it('gives twelve participants in a row twelve colours', () => {
    expect(new Set(Array.from({ length: 12 }, (_, index) => byNumber(index + 1))).size).toBe(12);
  });

  it('gives a participant the colour that was chosen', () => {
    expect(hueOf({ id: 1, color: 3 })).toBe(PLAYER_HUES[3]);
    expect(hueOf({ id: 2, color: 3 })).toBe(PLAYER_HUES[3]);
  });
});

it('has no colour like the accent', () => {
  for (const hue of PLAYER_HUES) expect(Math.abs(hue - 170)).toBeGreaterThanOrEqual(40);
});

it.each([-1, 12, 1.5, Number.NaN, '3'])('knows no colour %s', (color) => {
  expect(v.safeParse(playerColorSchema, color).success).toBe(false);
});
