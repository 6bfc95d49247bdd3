import { SILENCE_DB } from '../../../shared/units.ts';
import { strangersText } from '../terminal-text.ts';
import { styled, type Piece } from './styled-line.ts';
import { fitText, padText, textWidth } from './text-width.ts';

/** A person in a table of a lobby. Names and places are texts of strangers. */
export interface TablePerson {
  readonly id: number;
  readonly name: string;
  readonly isTalking: boolean;
  readonly isMuted: boolean;
  readonly isDeafened: boolean;
  readonly isAway: boolean;
  /** Of the voice, dBFS: where it is sent, or as it is heard here. */
  readonly levelDb: number;
  /** How much quieter than face to face it is heard, dB; not given = the table is not about that. */
  readonly gainDb?: number;
  /** null = not known. */
  readonly pingMs: number | null;
  readonly place: string;
}

interface TableSize {
  readonly columns: number;
  /** Lines for people, and for how many are left out. */
  readonly rows: number;
  /** Whether the terminal has block characters. */
  readonly hasBlocks: boolean;
}

const BAR_CELLS = 10;
const QUIETEST_SHOWN_DB = -60;
const MAX_NAME_CELLS = 24;
const MIN_NAME_CELLS = 8;
/** State, level and ping, with the gaps between. */
const ROOM_BESIDE_NAMES = 31;
const MIN_PLACE_CELLS = 8;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const GAP = '  ';

interface Column {
  readonly title: string;
  readonly cells: number;
  readonly cellOf: (person: TablePerson) => Piece;
}

/**
 * Formats people as the lines of a table: its head, and as many of them as fit. The state follows the name, because a
 * word keeps a name that is written from right to left apart from the numbers.
 */
export function formatPeople(people: readonly TablePerson[], size: TableSize): readonly (readonly Piece[])[] {
  const columns = columnsFor(people, size);
  const rowOf = (person: TablePerson): readonly Piece[] =>
    columns.flatMap(({ cellOf }, index) => [...(index === 0 ? [] : [GAP]), cellOf(person)]);
  const head = columns.map(({ title, cells }) => padText(title, cells)).join(GAP);
  const isAll = people.length <= size.rows;
  const shown = isAll ? people : people.slice(0, Math.max(0, size.rows - 1));
  const left = people.length - shown.length;
  return [
    [styled('quiet', head.trimEnd())],
    ...shown.map(rowOf),
    ...(left === 0 ? [] : [[styled('quiet', `and ${left} more`)]]),
  ];
}

function columnsFor(people: readonly TablePerson[], { columns: width, hasBlocks }: TableSize): readonly Column[] {
  const longest = Math.max(4, ...people.map(({ name }) => textWidth(strangersText(name))));
  // On a narrow terminal, names give way to who talks.
  const nameCells = Math.min(MAX_NAME_CELLS, longest, Math.max(MIN_NAME_CELLS, width - ROOM_BESIDE_NAMES));
  const wanted: readonly Column[] = [
    textColumn('NAME', nameCells, ({ name }) => strangersText(name)),
    { title: 'STATE', cells: 8, cellOf: (person) => stateOf(person) },
    {
      title: 'LEVEL',
      cells: BAR_CELLS,
      cellOf: ({ levelDb, isTalking }) => styled(isTalking ? 'good' : 'quiet', levelBar(levelDb, hasBlocks)),
    },
    ...(people.some(({ gainDb }) => gainDb !== undefined) ? [textColumn('HEARD', 8, gainOf)] : []),
    textColumn('PING', 7, ({ pingMs }) => (pingMs === null ? '' : `${Math.round(pingMs)} ms`)),
  ];
  const columns = [...wanted];
  while (columns.length > 2 && widthOf(columns) > width) columns.pop();
  const left = width - widthOf(columns) - GAP.length;
  const isWhole = columns.length === wanted.length;
  if (!isWhole || left < MIN_PLACE_CELLS) return columns;
  return [...columns, { title: 'WHERE', cells: left, cellOf: ({ place }) => fitText(strangersText(place), left) }];
}

function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { cells }) => sum + cells + GAP.length, -GAP.length);
}

function textColumn(title: string, cells: number, textOf: (person: TablePerson) => string): Column {
  return { title, cells, cellOf: (person) => padText(textOf(person), cells) };
}

function stateOf({ isAway, isDeafened, isMuted, isTalking }: TablePerson): Piece {
  if (isAway) return styled('quiet', 'away    ');
  if (isDeafened) return styled('warning', 'deafened');
  if (isMuted) return styled('warning', 'muted   ');
  return isTalking ? styled('good', 'talking ') : styled('quiet', 'quiet   ');
}

function gainOf({ gainDb }: TablePerson): string {
  if (gainDb === undefined) return '';
  // Adding 0 makes 0 of -0.
  return gainDb <= SILENCE_DB ? 'silent' : `${Math.round(gainDb) + 0} dB`;
}

/** Draws a level as a bar, from -60 to 0 dBFS. */
function levelBar(levelDb: number, hasBlocks: boolean): string {
  const share = Math.max(0, Math.min(1, 1 - levelDb / QUIETEST_SHOWN_DB));
  const eighths = Math.round(share * BAR_CELLS * 8);
  if (!hasBlocks) return '#'.repeat(Math.round(eighths / 8)).padEnd(BAR_CELLS, '.');
  return `${'█'.repeat(Math.floor(eighths / 8))}${EIGHTHS[eighths % 8] ?? ''}`.padEnd(BAR_CELLS, '·');
}
