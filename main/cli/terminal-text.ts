/** The longest line that is printed, UTF-16 code units. */
const MAX_LINE_LENGTH = 2_000;

/** Everything that moves a terminal's cursor, changes its title or colours, or the direction of its text. */
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * Returns text as a terminal may show it, even if a stranger's program wrote it: control characters become \u escapes,
 * except for line feeds, and long lines are cut.
 */
export function terminalText(text: string): string {
  return text.split('\n').map(printableLine).join('\n');
}

/** Returns text of a stranger's program as part of one line: its line feeds become escapes too. */
export function strangersText(text: string): string {
  return printableLine(text);
}

function printableLine(line: string): string {
  const cut = line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}...` : line;
  return cut.replace(
    CONTROL_CHARACTERS,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
