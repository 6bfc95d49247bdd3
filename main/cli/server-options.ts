import { failure, success, type Result } from '../../shared/result.ts';
import { MAX_LOBBIES, type HostedLobbyOptions, type HostOptions } from '../host/host-options.ts';
import { parseInteger, parseOptions } from './options.ts';
import { CHECK_OPTIONS } from './serve/reports/check-report.ts';
import { readConfigFile, type Config } from './serve/config-file.ts';
import { LOBBY_OPTIONS, readLobbyOptions, type LobbyTexts } from './serve/lobby-options.ts';
import { PORT_OPTIONS, readPortOptions, type PortTexts } from './serve/port-options.ts';
import type { LogFile } from './stderr-log.ts';

export interface ServerOptions {
  readonly host: HostOptions;
  readonly showsStatistics: boolean;
  /** Whether to show who is there. */
  readonly showsTable: boolean;
  /** Where keys and members are kept; null = the lobby gets new ones. */
  readonly dataFolder: string | null;
  /** Whether the configuration has a list of lobbies, so that each keeps what it keeps in a folder of its own. */
  readonly hasLobbyFolders: boolean;
  /** Whether a host that is asked to end asks its players to come back. */
  readonly comesBack: boolean;
  /** Whether to make another claim code for each lobby. */
  readonly wantsClaim: boolean;
  readonly logFile: LogFile | undefined;
}

/** The fields of a configuration, beside `lobbies`. */
const CONFIG_OPTIONS = {
  ...PORT_OPTIONS,
  ...LOBBY_OPTIONS,
  data: { type: 'string', isPath: true },
  'come-back': { type: 'boolean' },
  'log-file': { type: 'string', isPath: true },
  'log-size': { type: 'string' },
  'log-files': { type: 'string' },
  statistics: { type: 'boolean' },
} as const;

/** All options, for `parseOptions`. */
export const SERVE_OPTIONS = {
  ...CONFIG_OPTIONS,
  config: { type: 'string' },
  table: { type: 'boolean', default: false },
  claim: { type: 'boolean', default: false },
  ...CHECK_OPTIONS,
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

interface ServerTexts extends PortTexts, LobbyTexts {
  readonly data?: string | undefined;
  readonly 'come-back'?: boolean | undefined;
  readonly 'log-file'?: string | undefined;
  readonly 'log-size'?: string | undefined;
  readonly 'log-files'?: string | undefined;
  readonly statistics?: boolean | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Parses arguments (without node and script) and environment into how to host; 'help' if help was requested. */
export function readServerOptions(
  argv: readonly string[],
  environment: Environment,
): Result<ServerOptions | 'help', 'bad-option'> {
  const parsed = parseOptions(argv, SERVE_OPTIONS);
  if (!parsed.ok) return parsed;
  const { help, config: file, table: showsTable, claim: wantsClaim, json, ...given } = parsed.value;
  if (help) return success('help');
  if (showsTable && json) return failure('bad-option', "--table and --json can't be combined.");
  const read = readGiven(given, file, environment);
  if (!read.ok) return read;
  if (showsTable && read.value.showsStatistics)
    return failure('bad-option', "--table and --statistics can't be combined.");
  return success({ ...read.value, showsTable, wantsClaim });
}

function readGiven(
  given: ServerTexts,
  file: string | undefined,
  environment: Environment,
): Result<Omit<ServerOptions, 'showsTable' | 'wantsClaim'>, 'bad-option'> {
  if (file === undefined) return readAll(given, given, undefined, environment);
  const config = readConfigFile(file, {
    options: CONFIG_OPTIONS,
    lobbyOptions: Object.keys(LOBBY_OPTIONS),
    maxLobbies: MAX_LOBBIES,
  });
  if (!config.ok) return config;
  return readAll(given, { ...config.value.values, ...given }, config.value, environment);
}

/** `given`: what the command line says. `values`: the same, with the file's values for what it does not say. */
function readAll(
  given: ServerTexts,
  values: ServerTexts,
  config: Config | undefined,
  environment: Environment,
): Result<Omit<ServerOptions, 'showsTable' | 'wantsClaim'>, 'bad-option'> {
  const explain = <T>(result: Result<T, 'bad-option'>, lobby?: number): Result<T, 'bad-option'> => {
    const [, name = ''] = result.ok ? [] : (/--([a-z-]+)/.exec(result.error.message) ?? []);
    if (result.ok || config === undefined || name in given) return result;
    return failure('bad-option', config.explain(result.error.message, name, lobby));
  };
  if (values.data === '') return failure('bad-option', '--data needs a folder.');
  const logFile = explain(readLogFile(values));
  if (!logFile.ok) return logFile;
  const port = explain(readPortOptions(values));
  if (!port.ok) return port;
  const texts = lobbiesOf(given, values, config);
  if (!texts.ok) return texts;
  const lobbies: HostedLobbyOptions[] = [];
  for (const [index, lobbyTexts] of texts.value.entries()) {
    const lobby = explain(readLobbyOptions(lobbyTexts, environment), index);
    if (!lobby.ok) return lobby;
    lobbies.push(lobby.value);
  }
  const twins = findTwins(lobbies);
  if (twins !== undefined) return failure('bad-option', twins);
  const [first, ...furtherLobbies] = lobbies;
  if (first === undefined) return failure('bad-option', 'The configuration has no lobby. Add one.');
  return success({
    host: { ...port.value, ...first, ...(furtherLobbies.length === 0 ? {} : { furtherLobbies }) },
    showsStatistics: values.statistics ?? false,
    dataFolder: values.data ?? null,
    hasLobbyFolders: config?.lobbies !== undefined,
    comesBack: values['come-back'] ?? false,
    logFile: logFile.value,
  });
}

/** Returns the texts of each lobby: those of the whole file count where a lobby has none of its own. */
function lobbiesOf(
  given: ServerTexts,
  values: ServerTexts,
  config: Config | undefined,
): Result<readonly LobbyTexts[], 'bad-option'> {
  if (config?.lobbies === undefined) return success([values]);
  const ambiguous = Object.keys(given).find((name) => name in LOBBY_OPTIONS);
  if (ambiguous !== undefined)
    return failure('bad-option', `--${ambiguous} can't be used with a list of lobbies. Set it in the configuration.`);
  return success(config.lobbies.map((lobby): LobbyTexts => ({ ...values, ...lobby })));
}

/** Says what two lobbies of one host must not share. */
function findTwins(lobbies: readonly HostedLobbyOptions[]): string | undefined {
  const names = lobbies.map(({ lobbyName }) => lobbyName);
  const twin = names.find((name, index) => names.indexOf(name) < index);
  if (twin !== undefined) return `Two lobbies are called '${twin}'. Give each its own name.`;
  const tokens = lobbies.map(({ gameToken }) => gameToken).filter((token) => token !== undefined);
  return new Set(tokens).size < tokens.length
    ? 'Two lobbies have the same game token, which selects the lobby. Give each its own token, or none.'
    : undefined;
}

const BYTES_PER_MEGABYTE = 1_000_000;

function readLogFile(values: ServerTexts): Result<LogFile | undefined, 'bad-option'> {
  const path = values['log-file'];
  const extra = (['log-size', 'log-files'] as const).find((name) => values[name] !== undefined);
  if (path === undefined)
    return extra === undefined ? success(undefined) : failure('bad-option', `--${extra} needs --log-file.`);
  if (path === '') return failure('bad-option', '--log-file needs a file.');
  const size = parseInteger('log-size', values['log-size'] ?? '10', 1, 1_000);
  if (!size.ok) return size;
  const files = parseInteger('log-files', values['log-files'] ?? '5', 1, 100);
  return files.ok ? success({ path, maxBytes: size.value * BYTES_PER_MEGABYTE, keptFiles: files.value }) : files;
}
