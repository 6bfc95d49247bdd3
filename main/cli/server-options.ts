import { FRAME_MS } from '../../shared/audio-format.ts';
import { MAX_RENDEZVOUS } from '../../shared/model/settings.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { HEARING_PRESET_IDS } from '../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, DISTANCE_LAWS, GAME_PHASES } from '../../shared/spatial/hearing-rules.ts';
import {
  DEFAULT_CAPACITY,
  DEFAULT_PHASE,
  DEFAULT_PORT,
  MAX_CAPACITY,
  MAX_LOBBIES,
  MAX_WORKERS,
  type HostedLobbyOptions,
  type HostOptions,
} from '../host/host-options.ts';
import { LISTING_USAGE } from './lobbies/listing-options.ts';
import { parseInteger, parseOptions } from './options.ts';
import { readConfigFile, type Config } from './serve/config-file.ts';
import { LOBBY_OPTIONS, readLobbyOptions, type LobbyTexts } from './serve/lobby-options.ts';
import { PORT_OPTIONS, readPortOptions, type PortTexts } from './serve/port-options.ts';
import type { LogFile } from './stderr-log.ts';

export const SERVER_USAGE = `Hosts an Earshot lobby without a window.

  --lobby NAME            name of the lobby (Earshot)
  --port NUMBER           TCP port for signalling and UDP port for media; 0 = any free port (${DEFAULT_PORT})
  --bind ADDRESS          IP address to listen on; 0.0.0.0 = all of IPv4 (:: = all of IPv4 and IPv6)
  --public-address HOST   address or host name that players on the internet use, or HOST:PORT
  --public-port NUMBER    port at that address, if a router or tunnel maps another one (TCP and UDP)
  --map-port              ask the router to forward the port while the lobby is open (PCP, NAT-PMP, UPnP)
  --lan                   show the lobby on the local network, where everybody may join without an invitation
  --rendezvous ADDRESS    let guests come through this rendezvous; may be given up to ${MAX_RENDEZVOUS} times
  --stun HOST:PORT        ask this STUN server for the outer address; may be given several times
${LISTING_USAGE}  --config FILE           take options from this file (JSON with comments); those given here replace its own
  --data FOLDER           keep certificate, invitation, game token and members in this folder over restarts
  --come-back             on SIGTERM, tell players that the host restarts, so that they return without a click
  --log-file FILE         also write the log to this file
  --log-size MB           size at which the log file is kept as FILE.1 and another begins, 1 to 1,000 (10)
  --log-files NUMBER      full log files that are kept, 1 to 100 (5)
  --capacity NUMBER       maximum number of players, 1 to ${MAX_CAPACITY} (${DEFAULT_CAPACITY})
  --workers NUMBER        mixer threads, 1 to ${MAX_WORKERS} (one per 100 players, limited by the number of cores)
  --tick-budget MS        time a mixer thread may use of each 20 ms tick before it sheds load (${FRAME_MS})
  --preset NAME           hearing rules for a kind of game: ${HEARING_PRESET_IDS.join(', ')}
  --rules FILE.json       your own hearing rules; docs/protocol/client-protocol.md, section 8, lists the fields
  --law LAW               attenuation curve: ${DISTANCE_LAWS.join(', ')} (${DEFAULT_HEARING_RULES.law}, or as in the rules)
  --range METRES          distance beyond which voices are silent (${DEFAULT_HEARING_RULES.maxMetres}, or as in the rules)
  --phase PHASE           phase in which the lobby opens: ${GAME_PHASES.join(', ')} (${DEFAULT_PHASE})
  --game-token TOKEN      token that game servers must send (random); prefer the variable EARSHOT_GAME_TOKEN
  --game-port NUMBER      also accept positions over plain HTTP on this port of 127.0.0.1; 0 = any free port
  --tls-cert FILE         certificate (PEM, with its chain) for game servers that connect to the public name
  --tls-key FILE          private key of that certificate
  --game-origin ORIGIN    let web pages of this origin send positions with the token; may be given several times
  --json                  print one line of JSON when the lobby opens, and one per second with --statistics
  --statistics            print statistics once per second
  --help                  show this text

Examples:
  npm run -s serve -- --lobby Cellar --preset shooter
  npm run -s serve -- --port 7800 --public-address play.example.org --capacity 200
  npm run -s serve -- --rules rules.json --json --statistics
  npm run -s serve -- --config host.jsonc --data ./host
  npm run -s serve -- --rendezvous meet.example.org --list --game Minecraft --language en --access knock
`;

export interface ServerOptions {
  readonly host: HostOptions;
  readonly showsStatistics: boolean;
  /** Where keys and members are kept; null = the lobby gets new ones. */
  readonly dataFolder: string | null;
  /** Whether the configuration has a list of lobbies, so that each keeps what it keeps in a folder of its own. */
  readonly hasLobbyFolders: boolean;
  /** Whether a host that is asked to end asks its players to come back. */
  readonly comesBack: boolean;
  readonly logFile: LogFile | undefined;
}

/** What a configuration may say, beside `lobbies`. */
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
  const parsed = parseOptions(argv, {
    ...CONFIG_OPTIONS,
    config: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (!parsed.ok) return parsed;
  const { help, config: file, ...given } = parsed.value;
  if (help) return success('help');
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
): Result<ServerOptions, 'bad-option'> {
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
  if (first === undefined) return failure('bad-option', 'A host needs a lobby.');
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
    return failure('bad-option', `--${ambiguous}: the configuration lists its lobbies. Set it there.`);
  return success(config.lobbies.map((lobby): LobbyTexts => ({ ...values, ...lobby })));
}

/** Says what two lobbies of one host must not share. */
function findTwins(lobbies: readonly HostedLobbyOptions[]): string | undefined {
  const names = lobbies.map(({ lobbyName }) => lobbyName);
  const twin = names.find((name, index) => names.indexOf(name) < index);
  if (twin !== undefined) return `Two lobbies are called '${twin}'. Give each a name of its own.`;
  const tokens = lobbies.map(({ gameToken }) => gameToken).filter((token) => token !== undefined);
  return new Set(tokens).size < tokens.length
    ? 'Two lobbies have the same game token, which decides where positions go. Give each a token of its own, or none.'
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
