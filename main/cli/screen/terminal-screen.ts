import { cutLine, paint, type Line } from './styled-line.ts';
import { canRedraw, hasColour, type TerminalStream } from './terminal-abilities.ts';

const CLEAR_LINE = '\r\u001b[2K';
/** The other screen of a terminal, which leaves the first one with its history as it is. */
const OPEN_PAGE = '\u001b[?1049h\u001b[2J';
const CLOSE_PAGE = '\u001b[?7h\u001b[?25h\u001b[?1049l';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const NO_WRAP = '\u001b[?7l';
const WRAP = '\u001b[?7h';
const SAVE_CURSOR = '\u001b7';
const RESTORE_CURSOR = '\u001b8';

const DEFAULT_COLUMNS = 80;
const DEFAULT_ROWS = 24;

/** Lines that are kept while a page covers the screen. */
const MAX_KEPT_LINES = 500;

interface KeptLine {
  readonly stream: TerminalStream;
  readonly line: Line;
}

interface ScreenOptions {
  readonly stdout: TerminalStream;
  readonly stderr: TerminalStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Everything a command writes. It keeps lines and what changes in place apart: a status line below the last line, or a
 * page on the terminal's other screen. Nothing that strangers wrote reaches the terminal raw.
 */
export class TerminalScreen {
  readonly #options: ScreenOptions;
  #status: Line | undefined;
  #page: { readonly kept: KeptLine[]; readonly hasInput: boolean; readonly onLine: () => void } | undefined;
  #drawn: readonly string[] = [];
  #drawnSize = '';
  #isStale = false;

  constructor(options: ScreenOptions) {
    this.#options = options;
  }

  /** Whether the output changes in place, rather than growing. */
  get isLive(): boolean {
    return canRedraw(this.#options.stdout, this.#options.environment);
  }

  /** Whether a status line can be shown. */
  get hasStatus(): boolean {
    return canRedraw(this.#options.stderr, this.#options.environment);
  }

  get size(): { readonly columns: number; readonly rows: number } {
    const { columns, rows } = this.#options.stdout;
    // A terminal that does not know its size says 0.
    return { columns: columns || DEFAULT_COLUMNS, rows: rows || DEFAULT_ROWS };
  }

  /** How many lines a page shows: below them, the cursor is, and what people type. */
  get pageRows(): number {
    // A line feed on the last row would move the page up.
    return Math.max(1, this.size.rows - (this.#page?.hasInput === true ? 2 : 1));
  }

  /** The lines that came while a page covered the screen, the newest last. */
  get covered(): readonly Line[] {
    return this.#page?.kept.map(({ line }) => line) ?? [];
  }

  /** Prints a line on the standard output. */
  print(line: Line): void {
    this.#write(this.#options.stdout, line);
  }

  /** Prints a line on the standard error output. */
  report(line: Line): void {
    this.#write(this.#options.stderr, line);
  }

  /** Shows a line below all others that the next one replaces; undefined = none. Only where `hasStatus`. */
  setStatus(line: Line | undefined): void {
    const wasShown = this.#status !== undefined;
    this.#status = line;
    if (this.#page !== undefined || !this.hasStatus) return;
    if (line !== undefined) this.#drawStatus();
    else if (wasShown) this.#options.stderr.write(CLEAR_LINE);
  }

  /**
   * Covers the screen with a page. Lines that are printed meanwhile appear when it closes; `onLine` is called for each.
   * `hasInput`: people type on its last line.
   */
  openPage(hasInput: boolean, onLine: () => void): void {
    if (this.#page !== undefined || !this.isLive) return;
    this.#clearStatus();
    this.#page = { kept: [], hasInput, onLine };
    this.#drawnSize = '';
    this.#options.stdout.write(OPEN_PAGE);
  }

  /** Shows these lines on the page, the first at its top. Writes only what has changed. */
  draw(lines: readonly Line[]): void {
    if (this.#page === undefined) return;
    const { columns, rows } = this.size;
    const { stdout, environment } = this.#options;
    const colour = hasColour(stdout, environment);
    const shown = lines.slice(0, this.pageRows).map((line) => paint(cutLine(line, columns), colour));
    const isWhole = this.#isStale || this.#drawnSize !== `${columns}x${rows}`;
    const known = isWhole ? [] : this.#drawn;
    let text = '';
    // Cleared first: after a text that fills the row, this would take its last character.
    for (let row = 0; row < Math.max(shown.length, known.length); row++)
      if (shown[row] !== known[row]) text += `\u001b[${row + 1};1H\u001b[K${shown[row] ?? ''}\u001b[0m`;
    this.#drawn = shown;
    const { hasInput } = this.#page;
    const clear = this.#drawnSize === `${columns}x${rows}` ? '' : '\u001b[2J';
    const rest = `\u001b[${shown.length + 1};1H\u001b[J`;
    const parked = parkCursor(this.pageRows + 1, hasInput);
    this.#drawnSize = `${columns}x${rows}`;
    this.#isStale = false;
    if (isWhole) stdout.write(`${clear}${NO_WRAP}${text}${rest}${WRAP}${parked}`);
    else if (text !== '') stdout.write(`${SAVE_CURSOR}${NO_WRAP}${text}${WRAP}${RESTORE_CURSOR}`);
  }

  /** Draws all of the page the next time: something else has written on it, as the echo of a typed line. */
  invalidatePage(): void {
    this.#isStale = true;
  }

  /** Shows the screen below the page again, with the lines that came meanwhile. */
  closePage(): void {
    const page = this.#page;
    if (page === undefined) return;
    this.#page = undefined;
    this.#options.stdout.write(CLOSE_PAGE);
    for (const { stream, line } of page.kept) this.#write(stream, line);
    if (this.#status !== undefined) this.#drawStatus();
  }

  /** Leaves the terminal as it was found. For the end of the process, even after a crash. */
  restore(): void {
    this.closePage();
    this.setStatus(undefined);
  }

  #write(stream: TerminalStream, line: Line): void {
    const page = this.#page;
    if (page !== undefined && canRedraw(stream, this.#options.environment)) {
      page.kept.push({ stream, line });
      if (page.kept.length > MAX_KEPT_LINES) page.kept.shift();
      return page.onLine();
    }
    this.#clearStatus();
    stream.write(`${paint(line, hasColour(stream, this.#options.environment))}\n`);
    if (this.#status !== undefined && page === undefined) this.#drawStatus();
  }

  #clearStatus(): void {
    if (this.#status !== undefined && this.#page === undefined) this.#options.stderr.write(CLEAR_LINE);
  }

  #drawStatus(): void {
    const { stderr, environment } = this.#options;
    const cut = cutLine(this.#status ?? '', (stderr.columns || DEFAULT_COLUMNS) - 1);
    // The cursor stays: nothing could bring it back if a signal ended the process now.
    stderr.write(`${CLEAR_LINE}${paint(cut, hasColour(stderr, environment))}`);
  }
}

function parkCursor(rows: number, hasInput: boolean): string {
  return `\u001b[${rows};1H\u001b[K${hasInput ? `> ${SHOW_CURSOR}` : HIDE_CURSOR}`;
}
