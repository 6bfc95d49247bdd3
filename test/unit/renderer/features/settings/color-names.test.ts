import { expect, it } from 'vitest';
import { COLOR_NAMES } from '../../../../../renderer/features/settings/color-names.ts';
import { PLAYER_HUES } from '../../../../../shared/model/people/player-color.ts';

it('names every colour', () => {
  expect(new Set(COLOR_NAMES).size).toBe(PLAYER_HUES.length);
});
