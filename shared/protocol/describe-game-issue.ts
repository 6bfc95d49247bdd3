import type * as v from 'valibot';

/** The parts of valibot's issues that differ between kinds. */
interface Issue extends Pick<v.BaseIssue<unknown>, 'type' | 'input' | 'path'> {
  readonly expected?: string | null;
  readonly requirement?: unknown;
}

/** Coordinates in a position. */
const AXES = 3;
const MAX_SHOWN_CHARACTERS = 40;
const DECIMAL_COMMA = /^\s*-?\d+,\d+\s*$/;
/** As C, Python and JavaScript write what is no number. */
const NON_NUMBER = /^-?(?:nan|inf)/i;

/** As numbers are formatted in many languages, where JSON has a field: "yaw": 12,5 */
const FIELD_WITH_COMMA = /:\s*-?\d+,\d/;

/** Says why the text of a game's message is not JSON. `reason` is the parser's. */
export function describeNotJson(text: string, reason: string): string {
  if (text.trim() === '') return 'The message is empty, which is not JSON.';
  if (text.includes('\ufffd') || text.includes('\0')) return 'The message is not JSON in UTF-8.';
  if (FIELD_WITH_COMMA.test(text))
    return 'The message is not JSON: a number has a decimal comma. Write 12.5, not 12,5, in every language.';
  return `The message is not JSON (${reason}). Numbers such as NaN and Infinity cannot be written in JSON.`;
}

/**
 * Says in one sentence or two what is wrong with a field of a game's message, and what to write: "player.yaw must be a
 * number, not the text "90"." `path` is where the checked part lies in the message, such as "players.3".
 */
export function describeGameIssue(issue: v.BaseIssue<unknown>, path = ''): string {
  const keys = (issue.path ?? []).map((item) => String((item as { readonly key?: unknown }).key));
  const inPosition = keys.at(-2) === 'position';
  if (inPosition && (issue.expected === 'never' || issue.input === undefined))
    return `${nameOf(path, keys.slice(0, -1))} ${positionLength(issue.expected === 'never')}`;
  return `${nameOf(path, keys)} ${wish(issue)}`;
}

function nameOf(path: string, keys: readonly string[]): string {
  const name = [path, ...keys].filter((part) => part !== '').join('.');
  return name === '' ? 'The message' : name;
}

function positionLength(isTooLong: boolean): string {
  const hint = isTooLong ? ' A decimal comma makes two numbers of one: write 1.5, not 1,5.' : '';
  return `has ${isTooLong ? 'more' : 'fewer'} than ${AXES} numbers. Write [x, y, z], or null for no position.${hint}`;
}

/** Describes what the field must be, and what it is. */
function wish(issue: Issue): string {
  const { input } = issue;
  if (input === undefined) return 'is missing.';
  return `must be ${kindOf(issue)}, not ${show(input)}.${hintOn(issue)}`;
}

function kindOf({ type, expected, requirement }: Issue): string {
  switch (type) {
    case 'number':
    case 'finite':
      return 'a number';
    case 'integer':
      return 'a whole number';
    case 'min_value':
      return `at least ${String(requirement)}`;
    case 'max_value':
      return `at most ${String(requirement)}`;
    case 'max_length':
      return `at most ${String(requirement)} long`;
    case 'string':
      return 'text';
    case 'union':
      return 'text or a number';
    case 'boolean':
      return 'true or false';
    case 'object':
    case 'strict_object':
      return 'an object, {...}';
    case 'array':
      return 'a list, [...]';
    case 'strict_tuple':
    case 'tuple':
      return '[x, y, z]';
    case 'picklist':
      return `one of ${(expected ?? '').replace(/^\(|\)$/g, '').replaceAll(' | ', ', ')}`;
    default:
      return expected ?? 'something else';
  }
}

function hintOn({ type, input }: Issue): string {
  if (type === 'number' && input === null) return ' NaN and Infinity become null in JSON.';
  if (type === 'number' && typeof input === 'string') {
    if (NON_NUMBER.test(input)) return ' Write null if there is no position.';
    if (DECIMAL_COMMA.test(input)) return ' Write 1.5, without quotes and with a point.';
    return input.trim() !== '' && Number.isFinite(Number(input)) ? ' Write it without quotes.' : '';
  }
  return '';
}

function show(input: unknown): string {
  if (Array.isArray(input)) return `a list of ${input.length}`;
  if (typeof input === 'object' && input !== null) return 'an object';
  if (typeof input !== 'string') return String(input);
  const characters = [...input];
  if (characters.length > MAX_SHOWN_CHARACTERS) return `a text of ${input.length} characters`;
  return `the text ${JSON.stringify(input)}`;
}
