import { styleText } from 'node:util';
import { strangersText, terminalText } from '../terminal-text.ts';
import { fitText, textWidth } from './text-width.ts';

/** The role of a part of a line. Its words say the same, so nothing is lost without colours. */
type Role = 'good' | 'warning' | 'error' | 'secret' | 'quiet' | 'title';

/** Part of a line: plain text, or text in a role. */
export type Piece = string | { readonly role: Role; readonly text: string };

/** The output of a command: text, or its parts. It may have line feeds. */
export type Line = string | readonly Piece[];

const FORMATS = {
  good: 'green',
  warning: 'yellow',
  error: 'red',
  // Invitations, codes and tokens.
  secret: 'cyan',
  quiet: 'dim',
  title: 'bold',
} as const satisfies Record<Role, Parameters<typeof styleText>[0]>;

/** Gives a part of a line its role. */
export function styled(role: Role, text: string): Piece {
  return { role, text };
}

/** Returns a line as a terminal may show it: control characters become \u escapes, whatever wrote them. */
export function paint(line: Line, hasColour: boolean): string {
  if (typeof line === 'string') return terminalText(line);
  return line
    .map((piece) => {
      if (typeof piece === 'string') return terminalText(piece);
      const text = terminalText(piece.text);
      return hasColour ? styleText(FORMATS[piece.role], text, { validateStream: false }) : text;
    })
    .join('');
}

/** Cuts a line to a number of terminal cells; its line feeds become escapes. */
export function cutLine(line: Line, cells: number): Line {
  let left = cells;
  const pieces: Piece[] = [];
  for (const piece of typeof line === 'string' ? [line] : line) {
    const text = strangersText(typeof piece === 'string' ? piece : piece.text);
    const cut = fitText(text, left);
    pieces.push(typeof piece === 'string' ? cut : { ...piece, text: cut });
    left -= textWidth(cut);
    if (cut !== text) break;
  }
  return pieces;
}
