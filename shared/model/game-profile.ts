import * as v from 'valibot';
import { MAX_NAME_INPUT_LENGTH } from './name.ts';

/** How a game counts its coordinates, if not as Mumble's documentation asks: metres, y up, left-handed. */
export interface GameProfile {
  readonly metresPerUnit: number;
  /** Whether the game's third coordinate is the height. */
  readonly isZUp: boolean;
  /** Whether left and right are exchanged, as where the game's axes are right-handed. */
  readonly isMirrored: boolean;
}

export const LEAST_METRES_PER_UNIT = 0.0001;
export const MOST_METRES_PER_UNIT = 10_000;

/** The profile that the player has chosen for a game, by the name that it writes. */
export const chosenProfileSchema = v.object({
  game: v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH)),
  metresPerUnit: v.pipe(v.number(), v.finite(), v.minValue(LEAST_METRES_PER_UNIT), v.maxValue(MOST_METRES_PER_UNIT)),
  isZUp: v.boolean(),
  isMirrored: v.boolean(),
});
export type ChosenProfile = v.InferOutput<typeof chosenProfileSchema>;

/** More games than anybody plays with a profile of their own. */
export const MAX_CHOSEN_PROFILES = 64;

const DEFAULT_PROFILE: GameProfile = { metresPerUnit: 1, isZUp: false, isMirrored: false };

/** Profiles of programs that deviate from the default, by the name they write. */
const KNOWN_PROFILES: ReadonlyMap<string, GameProfile> = new Map([
  // Writes the game's units, 70 to a metre.
  ['SkyrimTogether', { ...DEFAULT_PROFILE, metresPerUnit: 0.01428 }],
]);

/** Returns the profile of a game: the chosen one, or the known one, or the default. */
export function profileOfGame(game: string, chosen: readonly ChosenProfile[]): GameProfile {
  return chosen.find((each) => each.game === game) ?? KNOWN_PROFILES.get(game) ?? DEFAULT_PROFILE;
}

/**
 * Returns `chosen` with `profile` for the game `game`, as the latest. A profile that the game has without a choice is
 * left out.
 */
export function chooseProfile(
  game: string,
  { metresPerUnit, isZUp, isMirrored }: GameProfile,
  chosen: readonly ChosenProfile[],
): ChosenProfile[] {
  const others = chosen.filter((each) => each.game !== game);
  const without = profileOfGame(game, []);
  const isDefault =
    without.metresPerUnit === metresPerUnit && without.isZUp === isZUp && without.isMirrored === isMirrored;
  if (isDefault) return others;
  return [...others.slice(1 - MAX_CHOSEN_PROFILES), { game, metresPerUnit, isZUp, isMirrored }];
}
