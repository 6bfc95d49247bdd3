/** One of the writer's axes, possibly inverted. */
export type LinkAxis = 'x' | 'y' | 'z' | '-x' | '-y' | '-z';

/** How a program's coordinates convert to Earshot's: left-handed, x right, y up, z to the front, metres. */
export interface GameProfile {
  readonly metresPerUnit: number;
  /** The writer's axes for Earshot's x, y and z. */
  readonly axes: readonly [LinkAxis, LinkAxis, LinkAxis];
}

/** The profile that Mumble's documentation asks for. */
const DEFAULT_GAME_PROFILE: GameProfile = { metresPerUnit: 1, axes: ['x', 'y', 'z'] };

/** Profiles of programs that deviate from it, by the name they write. */
const GAME_PROFILES: ReadonlyMap<string, GameProfile> = new Map([
  // Writes the game's units, 70 to a metre.
  ['SkyrimTogether', { ...DEFAULT_GAME_PROFILE, metresPerUnit: 0.01428 }],
]);

/** Returns the profile of the program that writes `name` into the link. */
export function gameProfile(name: string): GameProfile {
  return GAME_PROFILES.get(name) ?? DEFAULT_GAME_PROFILE;
}
