import { expect, it } from 'vitest';
import {
  chooseProfile,
  MAX_CHOSEN_PROFILES,
  profileOfGame,
  type GameProfile,
} from '../../../../shared/model/game-profile.ts';

const QUAKE: GameProfile = { metresPerUnit: 0.0254, isZUp: true, isMirrored: false };

it('is metres with y up for an unknown game, and the known one for a game that deviates', () => {
  expect(profileOfGame('Quake', [])).toEqual({ metresPerUnit: 1, isZUp: false, isMirrored: false });
  expect(profileOfGame('SkyrimTogether', []).metresPerUnit).toBe(0.01428);
});

it('is what the player chose last for this game, before anything known', () => {
  const chosen = chooseProfile('SkyrimTogether', QUAKE, chooseProfile('Quake', QUAKE, []));
  const changed = chooseProfile('Quake', { ...QUAKE, metresPerUnit: 2 }, chosen);
  expect(profileOfGame('SkyrimTogether', changed)).toMatchObject(QUAKE);
  expect(profileOfGame('Quake', changed).metresPerUnit).toBe(2);
  expect(changed).toHaveLength(2);
});

it('is forgotten when it is what the game has anyway', () => {
  const chosen = chooseProfile('SkyrimTogether', QUAKE, []);
  expect(chooseProfile('SkyrimTogether', profileOfGame('SkyrimTogether', []), chosen)).toEqual([]);
});

it('forgets the oldest choice when there are too many', () => {
  let chosen = chooseProfile('Game 0', QUAKE, []);
  for (let game = 1; game <= MAX_CHOSEN_PROFILES; game++) chosen = chooseProfile(`Game ${game}`, QUAKE, chosen);
  expect(chosen).toHaveLength(MAX_CHOSEN_PROFILES);
  expect([chosen[0]?.game, chosen.at(-1)?.game]).toEqual(['Game 1', `Game ${MAX_CHOSEN_PROFILES}`]);
});
