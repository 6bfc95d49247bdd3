/** Returns one or two initials of a name: "Robin Hood" -> "RH", "robin" -> "R", "Robin 2" -> "R2". */
export function initialsOf(name: string): string {
  const words = name.split(/[\s_.-]+/u).filter((word) => word !== '');
  const first = firstCharacter(words[0] ?? '?');
  const last = words.length > 1 ? firstCharacter(words.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

function firstCharacter(word: string): string {
  return [...word][0] ?? '';
}
