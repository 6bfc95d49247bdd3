import { profileOfGame, type ChosenProfile } from '../../../../shared/model/game-profile.ts';

/** One of the writer's axes, possibly inverted. */
export type LinkAxis = 'x' | 'y' | 'z' | '-x' | '-y' | '-z';

/** How a program's coordinates convert to Earshot's: left-handed, x right, y up, z to the front, metres. */
export interface LinkConversion {
  readonly metresPerUnit: number;
  /** The writer's axes for Earshot's x, y and z. */
  readonly axes: readonly [LinkAxis, LinkAxis, LinkAxis];
}

/** Returns the conversion for the program that writes `gameName`: the player's own, or a known one, or none. */
export function conversionOf(gameName: string, chosen: readonly ChosenProfile[]): LinkConversion {
  const { metresPerUnit, isZUp, isMirrored } = profileOfGame(gameName, chosen);
  return { metresPerUnit, axes: [isMirrored ? '-x' : 'x', isZUp ? 'z' : 'y', isZUp ? 'y' : 'z'] };
}
