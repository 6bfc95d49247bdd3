/** Returns one or two initials of a name: "Robin Hood" -> "RH", "robin" -> "R", "Robin 2" -> "R2". */
export function initialsOf(name: string): string {
  const words = name.split(/[\s_.-]+/u).filter((word) => word !== '');
  const first = firstCharacter(words[0] ?? '?');
  const last = words.length > 1 ? firstCharacter(words.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

/** The accent, which marks you, has hues around 170 degrees in all themes; other participants keep this far from it. */
const ACCENT_HUE = 170;
const GAP_DEGREES = 40;

/**
 * Returns a hue in degrees for a participant, apart from the accent's. Neighbouring numbers get hues far apart (steps
 * of the golden section).
 */
export function hueOf(participantId: number): number {
  const share = (participantId * 0.381966) % 1;
  return (ACCENT_HUE + GAP_DEGREES + share * (360 - 2 * GAP_DEGREES)) % 360;
}

function firstCharacter(word: string): string {
  return [...word][0] ?? '';
}
