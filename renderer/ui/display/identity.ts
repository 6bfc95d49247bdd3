/** Returns one or two initials of a name: "Robin Hood" -> "RH", "robin" -> "R", "Robin 2" -> "R2". */
export function initialsOf(name: string): string {
  const words = name.split(/[\s_.-]+/u).filter((word) => word !== '');
  const first = firstCharacter(words[0] ?? '?');
  const last = words.length > 1 ? firstCharacter(words.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

/** Returns a hue in degrees for a participant: neighbouring numbers get hues far apart (steps of the golden angle). */
export function hueOf(participantId: number): number {
  return (participantId * 137.508 + 20) % 360;
}

function firstCharacter(word: string): string {
  return [...word][0] ?? '';
}
