import { styled, type Piece } from '../screen/styled-line.ts';

/** An option in the help of a command. */
export interface HelpOption {
  /** As people type it: `--port NUMBER`. */
  readonly flag: string;
  /** A sentence without a full stop. */
  readonly text: string;
  /** The default; not given = nothing, or the text says it. */
  readonly standard?: string;
}

/** The help of a command. */
export interface Help {
  /** The purpose of the command, in one or two sentences. */
  readonly summary: string;
  /** How it is called; not given = with options only. */
  readonly call?: string;
  readonly groups: readonly { readonly title: string; readonly options: readonly HelpOption[] }[];
  /** Further notes. */
  readonly notes?: readonly string[];
  /** Why it ends with code 1. */
  readonly failure: string;
  /** Example command lines, each with its purpose. */
  readonly examples: readonly { readonly line: string; readonly text: string }[];
}

/** Longer lines are hard to read, however wide the terminal is. */
const MAX_COLUMNS = 100;
const MIN_COLUMNS = 40;
/** Where the texts begin, and the width below which they have lines of their own. */
const TEXT_COLUMN = 26;
const NARROW_COLUMNS = 72;
const NARROW_TEXT_COLUMN = 6;

/**
 * Returns the help as a terminal of this width shows it, without a line feed at its end. Examples are not broken, so
 * that they can be copied.
 */
export function formatHelp(help: Help, columns: number): readonly Piece[] {
  const width = Math.max(MIN_COLUMNS, Math.min(MAX_COLUMNS, columns));
  const pieces: Piece[] = [`${wrap(help.summary, width, 0)}\n`];
  const heading = (text: string): void => void pieces.push('\n', styled('title', `${text}:`), '\n');
  if (help.call !== undefined) pieces.push(`\n  ${help.call}\n`);
  for (const { title, options } of help.groups) {
    heading(title);
    for (const option of options) pieces.push(...formatOption(option, width));
  }
  for (const note of help.notes ?? []) pieces.push(`\n${wrap(note, width, 0)}\n`);
  heading('Exit codes');
  for (const [code, text] of [
    ['0', 'it did what you asked for'],
    ['1', help.failure],
    ['2', 'wrong arguments'],
  ])
    pieces.push(`  ${code}  ${wrap(text ?? '', width, 5)}\n`);
  heading('Examples');
  const examples = help.examples.flatMap(({ line, text }) => [styled('quiet', `  # ${text}`), `\n  ${line}`, '\n']);
  return [...pieces, ...examples.slice(0, -1)];
}

function formatOption({ flag, text, standard }: HelpOption, width: number): readonly Piece[] {
  const whole = standard === undefined ? text : `${text} (default: ${standard})`;
  const isNarrow = width < NARROW_COLUMNS;
  const column = isNarrow ? NARROW_TEXT_COLUMN : TEXT_COLUMN;
  const start = `  ${flag}`;
  const fits = !isNarrow && start.length + 2 <= column;
  const gap = fits ? ' '.repeat(column - start.length) : `\n${' '.repeat(column)}`;
  return [styled('title', start), `${gap}${wrap(whole, width, column)}\n`];
}

/** Breaks text between words; all lines but the first begin at `column`, where the first one begins already. */
function wrap(text: string, width: number, column: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && column + last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(column)}`);
}
