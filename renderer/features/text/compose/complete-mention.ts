/** The beginning of a mention at the caret. */
export interface MentionStart {
  /** Where its '@' stands, UTF-16 code units. */
  readonly start: number;
  /** The names that fit, at most `MAX_NAMES`. */
  readonly names: readonly string[];
}

const MAX_NAMES = 6;
/** '@' after a space or at the start, and what may be the start of a name: names may contain spaces. */
const BEGUN = /(?:^|[\s(])@([^@\n]{0,32})$/u;

/** Finds the mention that is being written before the caret; undefined = none, or no name fits. */
export function findMention(text: string, caret: number, names: readonly string[]): MentionStart | undefined {
  const begun = BEGUN.exec(text.slice(0, caret))?.[1]?.toLocaleLowerCase();
  if (begun === undefined) return undefined;
  const fitting = names.filter((name) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(begun) || lower.split(/\s/u).some((word) => begun !== '' && word.startsWith(begun));
  });
  if (fitting.length === 0) return undefined;
  return { start: caret - begun.length - 1, names: fitting.slice(0, MAX_NAMES) };
}

/** Puts a name in the place of what was begun. Returns the text, and where the caret is then. */
export function completeMention(
  text: string,
  caret: number,
  { start }: MentionStart,
  name: string,
): { readonly text: string; readonly caret: number } {
  const before = `${text.slice(0, start)}@${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}
