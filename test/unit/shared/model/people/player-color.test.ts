import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  automaticColor,
  hueOf,
  PLAYER_HUES,
  playerColorSchema,
} from '../../../../../shared/model/people/player-color.ts';

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

describe('automaticColor', () => {
  const identities = Array.from({ length: 600 }, (_, index) => `identity-${index}`);

  it('is by the identity alone where there is one, and uses all colours alike', () => {
    const colors = identities.map((identity, index) => automaticColor({ id: index, identity }, new Set()));
    expect(identities.map((identity) => automaticColor({ id: 7, identity }, new Set()))).toEqual(colors);
    for (let color = 0; color < PLAYER_HUES.length; color++) {
      const share = colors.filter((one) => one === color).length / colors.length;
      expect(share).toBeGreaterThan(0.04);
      expect(share).toBeLessThan(0.14);
    }
  });

  it('avoids the colours that are taken while there is another one', () => {
    const player = { id: 1, identity: 'identity-1' };
    const first = automaticColor(player, new Set());
    const second = automaticColor(player, new Set([first]));
    expect(second).not.toBe(first);
    const apart = Math.abs(PLAYER_HUES[first]! - PLAYER_HUES[second]!);
    expect(Math.min(apart, 360 - apart)).toBeGreaterThan(90);
    const all = new Set(PLAYER_HUES.keys());
    expect(automaticColor(player, all)).toBe(first);
    all.delete(9);
    expect(automaticColor(player, all)).toBe(9);
  });
});

it('has no colour like the accent', () => {
  for (const hue of PLAYER_HUES) expect(Math.abs(hue - 170)).toBeGreaterThanOrEqual(40);
});

it.each([-1, 12, 1.5, Number.NaN, '3'])('knows no colour %s', (color) => {
  expect(v.safeParse(playerColorSchema, color).success).toBe(false);
});
