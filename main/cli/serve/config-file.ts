import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { closestName } from '../../../shared/closest-name.ts';
import { describeFileError } from '../../../shared/describe-file-error.ts';
import { findJsonPlaces } from '../../../shared/json-places.ts';
import { parseJsonText } from '../../../shared/json-text.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { findTextEncoding } from '../../../shared/text-encoding.ts';

const MAX_CONFIG_BYTES = 65_536;

/** The kind of value that an option takes. */
interface ConfigOption {
  readonly type: 'string' | 'boolean';
  readonly multiple?: true;
  /** Names a file or folder, which counts from the folder of the configuration. */
  readonly isPath?: true;
}

/** The options of a configuration, as those of the command line. */
type ConfigValues = Readonly<Record<string, string | boolean | readonly string[]>>;

export interface Config {
  /** Those outside `lobbies`. */
  readonly values: ConfigValues;
  /** Those of each entry of `lobbies`; undefined = the file has no such list. */
  readonly lobbies: readonly ConfigValues[] | undefined;
  /**
   * Returns a message about the option `--name` as one about the file, with its path and line there. `lobby`: an index
   * of `lobbies`.
   */
  explain(message: string, name: string, lobby?: number): string;
}

export interface ConfigNames {
  /** The options that the file may have, by name. */
  readonly options: Readonly<Record<string, ConfigOption>>;
  /** Those that an entry of `lobbies` may have. */
  readonly lobbyOptions: readonly string[];
  readonly maxLobbies: number;
}

/**
 * Reads a configuration: JSON that may have comments and a comma after the last entry, whose fields are named like the
 * options. Fails with the file, the path and the line of the first mistake.
 */
export function readConfigFile(file: string, names: ConfigNames): Result<Config, 'bad-option'> {
  const read = readText(file);
  if (!read.ok) return read;
  const json = parseJsonText(read.value);
  if (!json.ok) return failure('bad-option', `--config: ${file} is not JSON. ${json.error.message}`);
  const { lines, twin } = findJsonPlaces(read.value);
  const at = (place: string): string => `${file}, line ${lines.get(place) ?? 1}: ${place}`;
  if (twin !== undefined) return failure('bad-option', `${at(twin)} is given twice. Remove one of them.`);
  if (!isObject(json.value))
    return failure('bad-option', `--config: ${file} must contain an object, such as { "port": 7777 }.`);
  const { lobbies: entries, ...own } = json.value;
  const folder = path.dirname(path.resolve(file));
  const values = readValues(own, { folder, at, prefix: '', options: names.options, extra: ['lobbies'] });
  if (!values.ok) return values;
  const lobbies = entries === undefined ? success(undefined) : readLobbies(entries, names, folder, at);
  if (!lobbies.ok) return lobbies;
  return success({
    values: values.value,
    lobbies: lobbies.value,
    explain: (message, name, lobby) => {
      const inLobby = `lobbies[${lobby}].${name}`;
      const place = lines.has(inLobby) ? inLobby : name;
      return lines.has(place) ? `${file}, line ${lines.get(place)}: ${message.replace(`--${name}`, place)}` : message;
    },
  });
}

function readText(file: string): Result<string, 'bad-option'> {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return failure('bad-option', `--config: ${file} isn't a file. Give a file with options.`);
    if (stats.size > MAX_CONFIG_BYTES)
      return failure('bad-option', `--config: ${file} has more than ${MAX_CONFIG_BYTES} bytes.`);
    const bytes = readFileSync(file);
    return success(new TextDecoder(findTextEncoding(bytes)).decode(bytes));
  } catch (error) {
    return failure('bad-option', `--config: ${file} can't be read: ${describeFileError(error)}.`);
  }
}

function readLobbies(
  entries: unknown,
  { options, lobbyOptions, maxLobbies }: ConfigNames,
  folder: string,
  at: (place: string) => string,
): Result<readonly ConfigValues[], 'bad-option'> {
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > maxLobbies)
    return failure('bad-option', `${at('lobbies')} must be a list of 1 to ${maxLobbies} lobbies.`);
  const allowed = Object.fromEntries(Object.entries(options).filter(([name]) => lobbyOptions.includes(name)));
  const lobbies: ConfigValues[] = [];
  for (const [index, entry] of (entries as readonly unknown[]).entries()) {
    const place = `lobbies[${index}]`;
    if (!isObject(entry)) return failure('bad-option', `${at('lobbies')}: entry ${index + 1} must be an object.`);
    const values = readValues(entry, { folder, at, prefix: `${place}.`, options: allowed, extra: [] });
    if (!values.ok) return values;
    lobbies.push(values.value);
  }
  return success(lobbies);
}

interface ValueContext {
  readonly folder: string;
  readonly at: (place: string) => string;
  readonly prefix: string;
  readonly options: Readonly<Record<string, ConfigOption>>;
  /** Other names that the object may have. */
  readonly extra: readonly string[];
}

function readValues(
  fields: Readonly<Record<string, unknown>>,
  { folder, at, prefix, options, extra }: ValueContext,
): Result<ConfigValues, 'bad-option'> {
  const values: Record<string, string | boolean | readonly string[]> = {};
  for (const [name, given] of Object.entries(fields)) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) return failure('bad-option', unknownName(name, at(`${prefix}${name}`), options, extra));
    const value = readValue(given, option, folder);
    if (value === undefined)
      return failure('bad-option', `${at(`${prefix}${name}`)} must be ${WANTED[kindOf(option)]}.`);
    values[name] = value;
  }
  return success(values);
}

function unknownName(name: string, place: string, options: ValueContext['options'], extra: readonly string[]): string {
  const meant = closestName(name, [...Object.keys(options), ...extra]);
  return `${place} isn't an option here.${meant === undefined ? '' : ` Did you mean ${meant}?`}`;
}

const WANTED = { string: 'a text or a number', boolean: 'true or false', list: 'a text, or a list of texts' } as const;

function kindOf({ type, multiple }: ConfigOption): keyof typeof WANTED {
  return multiple === true ? 'list' : type;
}

function readValue(
  given: unknown,
  option: ConfigOption,
  folder: string,
): string | boolean | readonly string[] | undefined {
  if (option.type === 'boolean') return typeof given === 'boolean' ? given : undefined;
  if (option.multiple === true) {
    const list: readonly unknown[] = Array.isArray(given) ? given : [given];
    return list.every((item) => typeof item === 'string') ? list : undefined;
  }
  if (typeof given === 'number') return String(given);
  if (typeof given !== 'string') return undefined;
  return option.isPath === true && given !== '' ? path.resolve(folder, given) : given;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
