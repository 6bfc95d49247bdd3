/** One of the writer's axes, maybe turned round. */
export type LinkAxis = 'x' | 'y' | 'z' | '-x' | '-y' | '-z';

/** How a program's numbers become Earshot's: left-handed, x right, y up, z to the front, metres. */
export interface GameProfile {
  readonly metresPerUnit: number;
  /** Which of the writer's axes is Earshot's x, y and z. */
  readonly axes: readonly [LinkAxis, LinkAxis, LinkAxis];
}

/** As Mumble's documentation asks for. */
const DEFAULT_GAME_PROFILE: GameProfile = { metresPerUnit: 1, axes: ['x', 'y', 'z'] };

/** Programs that do not keep to it, by the name they write. */
const GAME_PROFILES: ReadonlyMap<string, GameProfile> = new Map([
  // Writes the game's own units: 70 of them are a metre.
  ['SkyrimTogether', { ...DEFAULT_GAME_PROFILE, metresPerUnit: 0.01428 }],
]);

/** The profile of the program that writes `name` into the link. */
export function gameProfile(name: string): GameProfile {
  return GAME_PROFILES.get(name) ?? DEFAULT_GAME_PROFILE;
}
