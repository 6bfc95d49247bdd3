import { MAX_TRACK_CHARACTERS } from '../../../../shared/model/position-source.ts';
import * as v from 'valibot';
import { parseJsonText } from '../../../../shared/json-text.ts';
import { LIFE_STATES, MAX_LABEL_LENGTH, type LifeState } from '../../../../shared/model/presence.ts';
import { MAX_COORDINATE_METRES } from '../../../../shared/model/pose.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';

/** One line of a track. */
export interface TrackPoint {
  readonly timeSeconds: number;
  /** null = no position from here to the next point. */
  readonly position: readonly [number, number, number] | null;
  readonly yawDegrees: number;
  readonly world: string | undefined;
  readonly state: LifeState | undefined;
}

type TrackFailureCode = 'bad-track' | 'bad-track-row';

/** At least one point; times start anywhere and never fall. */
export type Track = readonly TrackPoint[];

export const MAX_TRACK_POINTS = 5_000;
const MAX_TRACK_SECONDS = 86_400;

const coordinate = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-MAX_COORDINATE_METRES),
  v.maxValue(MAX_COORDINATE_METRES),
);

/** A point in either format; the fields in JSON are the columns in CSV. */
const pointSchema = v.strictObject({
  time: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MAX_TRACK_SECONDS)),
  x: v.optional(coordinate),
  y: v.optional(coordinate),
  z: v.optional(coordinate),
  yaw: v.optional(v.pipe(v.number(), v.finite(), v.minValue(-100_000), v.maxValue(100_000)), 0),
  world: v.optional(v.pipe(v.string(), v.maxLength(MAX_LABEL_LENGTH))),
  state: v.optional(v.picklist(LIFE_STATES)),
});

const NUMBER_COLUMNS = ['time', 'x', 'y', 'z', 'yaw'];
const COLUMNS = Object.keys(pointSchema.entries);
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Parses a file as a track: CSV as any spreadsheet writes it, with a line of column names, or a JSON list of objects
 * with the same names. Fails with `bad-track`, or with `bad-track-row` if one line or point is wrong; `detail` is its
 * number.
 */
export function parseTrack(text: string): Result<Track, TrackFailureCode> {
  if (text.length > MAX_TRACK_CHARACTERS)
    return bad(`it has ${text.length} characters; at most ${MAX_TRACK_CHARACTERS} are read`);
  const content = text.replace(/^\ufeff/, '').trimStart();
  const rows = content.startsWith('[') ? readJson(content) : readCsv(content);
  if (!rows.ok) return rows;
  if (rows.value.length === 0) return bad('it has no points');
  if (rows.value.length > MAX_TRACK_POINTS)
    return bad(`it has ${rows.value.length} points; at most ${MAX_TRACK_POINTS} are read`);
  return readPoints(rows.value);
}

/** The raw fields of one point, and its line or index. */
interface Row {
  /** Line of the CSV file, or position in the JSON list, from 1. */
  readonly number: number;
  readonly fields: unknown;
}

function readPoints(rows: readonly Row[]): Result<Track, TrackFailureCode> {
  const track: TrackPoint[] = [];
  for (const { number, fields } of rows) {
    const point = readPoint(fields);
    if (!point.ok) return badRow(number, point.error.message);
    const before = track.at(-1);
    if (before !== undefined && point.value.timeSeconds < before.timeSeconds)
      return badRow(number, `time goes back from ${before.timeSeconds} s to ${point.value.timeSeconds} s`);
    track.push(point.value);
  }
  return success(track);
}

function readPoint(fields: unknown): Result<TrackPoint> {
  const parsed = v.safeParse(pointSchema, fields, { abortEarly: true });
  if (!parsed.success)
    return failure('bad-point', `${v.getDotPath(parsed.issues[0]) ?? 'point'}: ${parsed.issues[0].message}`);
  const { time, x, y, z, yaw, world, state } = parsed.output;
  const given = [x, y, z].filter((value) => value !== undefined);
  if (given.length !== 0 && given.length !== 3) return failure('bad-point', 'give all of x, y and z, or none of them');
  return success({
    timeSeconds: time,
    position: x === undefined || y === undefined || z === undefined ? null : [x, y, z],
    yawDegrees: yaw,
    world,
    state,
  });
}

function readJson(text: string): Result<readonly Row[], 'bad-track'> {
  const json = parseJsonText(text);
  if (!json.ok || !Array.isArray(json.value)) return bad('it starts like JSON but is not valid JSON');
  return success((json.value as unknown[]).map((fields, index) => ({ number: index + 1, fields })));
}

/** Spreadsheets separate cells by the system's list separator, and may name it in a line before the columns. */
const SEPARATORS = [',', ';', '\t'] as const;
type Separator = (typeof SEPARATORS)[number];
const SEPARATOR_LINE = /^sep=[,;\t]\r?\n?/i;
const LINE_END = /\r\n|\r|\n/;

function readCsv(text: string): Result<readonly Row[], TrackFailureCode> {
  const firstLine = SEPARATOR_LINE.test(text) ? 2 : 1;
  const [head = '', ...lines] = text.replace(SEPARATOR_LINE, '').split(LINE_END);
  const separator = SEPARATORS.find((candidate) => head.includes(candidate)) ?? ',';
  const columns = splitLine(head, separator).map((name) => name.toLowerCase());
  const unknown = columns.find((name, index) => !COLUMNS.includes(name) || columns.indexOf(name) !== index);
  if (unknown !== undefined || !columns.includes('time'))
    return bad(`its first line must name the columns, each once, of ${COLUMNS.join(', ')}; 'time' is needed`);
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const number = firstLine + 1 + index;
    const cells = splitLine(line, separator);
    if (cells.length !== columns.length)
      return badRow(number, `it has ${cells.length} fields, but the first line has ${columns.length}`);
    rows.push({ number, fields: readCells(columns, cells, separator) });
  }
  return success(rows);
}

/** Splits a line into cells without the quotation marks around them. No cell of a track contains a separator. */
function splitLine(line: string, separator: Separator): readonly string[] {
  return line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

/**
 * Omits empty cells. A value that should be a number but is not stays text, which the schema refuses by name.
 */
function readCells(columns: readonly string[], cells: readonly string[], separator: Separator): unknown {
  const entries = columns.map((name, index) => [name, cells[index] ?? ''] as const).filter(([, cell]) => cell !== '');
  return Object.fromEntries(
    entries.map(([name, cell]) => [name, NUMBER_COLUMNS.includes(name) ? readNumber(cell, separator) : cell]),
  );
}

/** Where a comma separates no cells, it is a decimal one. */
function readNumber(cell: string, separator: Separator): number | string {
  const decimal = separator === ',' ? cell : cell.replace(',', '.');
  return DECIMAL.test(decimal) ? Number(decimal) : cell;
}

function bad(problem: string): Result<never, 'bad-track'> {
  return failure('bad-track', `This track can't be played: ${problem}.`);
}

function badRow(number: number, problem: string): Result<never, 'bad-track-row'> {
  return failure('bad-track-row', `Row ${number} of this track can't be used: ${problem}.`, String(number));
}
