import * as v from 'valibot';
import type { Participant } from '../participant.ts';

/**
 * The colours of players as hues in degrees, 25 apart. The accent of the window, which marks your own voice, has hues
 * around 170: no player comes closer to it than 40 degrees.
 */
export const PLAYER_HUES = [210, 235, 260, 285, 310, 335, 0, 25, 50, 75, 100, 125] as const;

/** A colour that a player has chosen: its place in `PLAYER_HUES`. */
export const playerColorSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(PLAYER_HUES.length - 1));

/** Steps of 125 degrees, after which twelve players in a row have twelve colours. */
const STEP = 5;

/**
 * Returns a participant's hue in degrees: the one that the host says, else one by the number in the lobby, so that
 * neighbours differ.
 */
export function hueOf({ id, color }: Pick<Participant, 'id' | 'color'>): number {
  return PLAYER_HUES[color ?? (id * STEP) % PLAYER_HUES.length] ?? PLAYER_HUES[0];
}

/**
 * Returns the place in `PLAYER_HUES` of the colour for a participant who has chosen none: by their identity, so that
 * they have it again when they come back, or by their number. Colours in `taken` go to nobody else while there is
 * another one.
 */
export function automaticColor(
  { id, identity }: Pick<Participant, 'id' | 'identity'>,
  taken: ReadonlySet<number>,
): number {
  const first = (identity === '' ? id * STEP : hashOf(identity)) % PLAYER_HUES.length;
  const inTurn = PLAYER_HUES.map((_, step) => (first + step * STEP) % PLAYER_HUES.length);
  return inTurn.find((color) => !taken.has(color)) ?? first;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
