import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import { strangersText } from '../terminal-text.ts';
import { formatPeople, type TablePerson } from './people-table.ts';
import { paint, styled, type Line } from './styled-line.ts';
import { TableMemory } from './table-memory.ts';
import type { TerminalScreen } from './terminal-screen.ts';

/** A lobby in the table. */
export interface TableSection {
  /** Its name is a stranger's text. */
  readonly heading: string;
  readonly people: readonly TablePerson[];
}

export interface LiveTableOptions {
  readonly screen: TerminalScreen;
  /** Looks at the lobbies. */
  readonly read: () => Promise<readonly TableSection[]>;
  /** The lines above the table on a terminal, for its width. */
  readonly top: (columns: number) => readonly Line[];
  /** The lines below it, such as the keys to press. */
  readonly bottom: string;
  /** Whether people type lines on the terminal. */
  readonly hasInput: boolean;
  readonly hasBlocks: boolean;
  /** Calls a listener when the terminal has another size. Returns a function that ends this. */
  readonly onResize: (listener: () => void) => () => void;
  readonly schedule: Schedule;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
}

const LIVE_INTERVAL_MS = 333;
/** All of the page is written again every two seconds. */
const LOOKS_PER_REPAIR = 6;
/** Without a terminal, the output grows with each table. */
const PLAIN_INTERVAL_MS = 10_000;
const FIRST_PLAIN_MS = 2_000;
const MAX_PLAIN_ROWS = 30;
const PLAIN_COLUMNS = 100;

/** The lines above may take a quarter of the terminal. */
const MIN_ROWS_PER_TOP_LINE = 4;

/** Lines below the table that came while it covers the screen. */
const MAX_SHOWN_LINES = 3;

/**
 * Shows who is in lobbies: in place on a terminal, and in lines every ten seconds elsewhere. Returns a function that
 * ends it and leaves the terminal as it was.
 */
export function startLiveTable(options: LiveTableOptions): () => void {
  const table = new LiveTable(options);
  return () => table.stop();
}

class LiveTable {
  readonly #options: LiveTableOptions;
  readonly #memories: TableMemory[] = [];
  readonly #ends: (() => void)[] = [];
  #sections: readonly TableSection[] = [];
  #isReading = false;
  #looks = 0;
  #isOver = false;
  #printed = '';

  constructor(options: LiveTableOptions) {
    this.#options = options;
    const { screen, schedule, hasInput, onResize } = options;
    if (!screen.isLive) {
      const look = (): void => this.#look(() => this.#print());
      this.#ends.push(schedule(look, FIRST_PLAIN_MS), scheduleEvery(schedule, look, PLAIN_INTERVAL_MS));
      return;
    }
    screen.openPage(hasInput, () => this.#draw());
    const look = (): void => {
      // Keys that people press are echoed onto the page, and what they type must stay.
      if (!hasInput && ++this.#looks % LOOKS_PER_REPAIR === 0) screen.invalidatePage();
      this.#look(() => this.#draw());
    };
    look();
    this.#ends.push(
      scheduleEvery(schedule, look, LIVE_INTERVAL_MS),
      onResize(() => this.#draw()),
    );
  }

  stop(): void {
    this.#isOver = true;
    for (const end of this.#ends) end();
    this.#options.screen.closePage();
  }

  /** Skips a look while the one before is not answered, as on a busy machine. */
  #look(show: () => void): void {
    if (this.#isReading) return;
    this.#isReading = true;
    void this.#options.read().then((sections) => {
      this.#isReading = false;
      if (this.#isOver) return;
      this.#sections = sections;
      show();
    });
  }

  #draw(): void {
    if (this.#isOver) return;
    const { screen, top, bottom } = this.#options;
    const { columns, rows } = screen.size;
    const wanted = top(columns);
    // On a small terminal, the people come first.
    const above = wanted.length * MIN_ROWS_PER_TOP_LINE > rows ? [] : wanted;
    const lines = screen.covered.flatMap((line) => paint(line, false).split('\n')).filter((line) => line !== '');
    const below: readonly Line[] = ['', ...lines.slice(-MAX_SHOWN_LINES), [styled('quiet', bottom)]];
    const room = screen.pageRows - above.length - below.length;
    screen.draw([...above, ...this.#tableOf(columns, room), ...below]);
  }

  #print(): void {
    const isEmpty = this.#sections.every(({ people }) => people.length === 0);
    const lines = this.#tableOf(PLAIN_COLUMNS, MAX_PLAIN_ROWS);
    const text = lines.map((line) => paint(line, false)).join('\n');
    if (isEmpty && text === this.#printed) return;
    this.#printed = text;
    for (const line of lines) this.#options.screen.print(line);
  }

  /** Formats all lobbies; each gets its share of `rows`. */
  #tableOf(columns: number, rows: number): readonly Line[] {
    const { nowMs, hasBlocks } = this.#options;
    const count = Math.max(1, this.#sections.length);
    const rooms = shareRows(
      this.#sections.map(({ people }) => people.length),
      rows - 2 * count,
    );
    return this.#sections.flatMap(({ heading, people }, index): readonly Line[] => {
      const room = rooms[index] ?? 1;
      const memory = (this.#memories[index] ??= new TableMemory());
      const looked = memory.look(people, room, nowMs());
      const title: Line = [styled('title', strangersText(heading)), styled('quiet', `  ${countText(people)}`)];
      return [title, ...(people.length === 0 ? [] : formatPeople(looked, { columns, rows: room, hasBlocks }))];
    });
  }
}

function countText(people: readonly TablePerson[]): string {
  if (people.length === 0) return 'nobody is here yet';
  const talking = people.filter(({ isTalking }) => isTalking).length;
  return `${people.length} ${people.length === 1 ? 'person' : 'people'}, ${talking} talking`;
}

/** Shares rows among lists of these lengths: short ones get what they need, and long ones the same share. */
export function shareRows(lengths: readonly number[], rows: number): readonly number[] {
  const shares = lengths.map(() => 0);
  let left = Math.max(rows, lengths.length);
  const order = [...lengths.keys()].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0));
  for (const [position, index] of order.entries()) {
    const share = Math.min(lengths[index] ?? 0, Math.floor(left / (order.length - position)));
    shares[index] = Math.max(1, share);
    left -= share;
  }
  return shares;
}
