import { isIP } from 'node:net';
import { FRAME_MS } from '../../shared/audio-format.ts';
import { parseParticipantName } from '../../shared/model/name.ts';
import { MAX_RENDEZVOUS } from '../../shared/model/settings.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { HEARING_PRESET_IDS } from '../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, DISTANCE_LAWS, GAME_PHASES } from '../../shared/spatial/hearing-rules.ts';
import { LISTING_OPTIONS, LISTING_USAGE, readListing } from './lobbies/listing-options.ts';
import { parseInteger, parseNumber, parseOptions } from './options.ts';
import { readPublicAddress, readRendezvous, readStunServers } from './public-address.ts';
import { readRules } from './rules-options.ts';
import { parseGameToken } from '../host/game-api/game-token.ts';
import { findAddressFlaw } from '../host/listen/host-addresses.ts';
import { readNamedCertificate } from '../host/listen/named-certificate.ts';
import {
  DEFAULT_CAPACITY,
  DEFAULT_PHASE,
  DEFAULT_PORT,
  MAX_CAPACITY,
  MAX_WORKERS,
  type HostOptions,
} from '../host/host-options.ts';

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
${LISTING_USAGE}  --data FOLDER           keep certificate, invitation and game token in this folder, so that they survive a restart
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
  npm run -s serve -- --rendezvous meet.example.org --list --game Minecraft --language en --access knock
`;

export interface ServerOptions {
  readonly host: HostOptions;
  readonly showsStatistics: boolean;
  /** Where keys are kept; null = the lobby gets new ones. */
  readonly dataFolder: string | null;
}

const REACH_OPTIONS = {
  bind: { type: 'string', default: '::' },
  'public-address': { type: 'string' },
  'public-port': { type: 'string' },
  lan: { type: 'boolean', default: false },
  'map-port': { type: 'boolean', default: false },
  rendezvous: { type: 'string', multiple: true },
  stun: { type: 'string', multiple: true },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
} as const;

/** Parses arguments (without node and script) and environment into how to host; 'help' if help was requested. */
export function readServerOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Result<ServerOptions | 'help', 'bad-option'> {
  const parsed = parseOptions(argv, {
    lobby: { type: 'string', default: 'Earshot' },
    port: { type: 'string', default: String(DEFAULT_PORT) },
    ...REACH_OPTIONS,
    ...LISTING_OPTIONS,
    data: { type: 'string' },
    capacity: { type: 'string', default: String(DEFAULT_CAPACITY) },
    workers: { type: 'string' },
    'tick-budget': { type: 'string', default: String(FRAME_MS) },
    preset: { type: 'string' },
    rules: { type: 'string' },
    law: { type: 'string' },
    range: { type: 'string' },
    phase: { type: 'string', default: DEFAULT_PHASE },
    'game-token': { type: 'string' },
    'game-port': { type: 'string' },
    'game-origin': { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
    statistics: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (!parsed.ok) return parsed;
  const { value: values } = parsed;
  if (values.help) return success('help');
  const lobbyName = parseParticipantName(values.lobby);
  if (lobbyName === undefined) return failure('bad-option', '--lobby must be a name with visible characters.');
  const numbers = readNumbers(values);
  if (!numbers.ok) return numbers;
  const rules = readRules(values);
  if (!rules.ok) return rules;
  const phase = GAME_PHASES.find((known) => known === values.phase);
  if (phase === undefined)
    return failure('bad-option', `--phase must be one of ${GAME_PHASES.join(', ')}, not '${values.phase}'.`);
  const gameApi = readGameApi(values, environment['EARSHOT_GAME_TOKEN']);
  if (!gameApi.ok) return gameApi;
  const reach = readReach(values);
  if (!reach.ok) return reach;
  const listing = readListing(values, environment);
  if (!listing.ok) return listing;
  if (values.data === '') return failure('bad-option', '--data needs a folder.');
  return success({
    host: {
      lobbyName,
      rules: rules.value,
      phase,
      mapsPorts: values['map-port'],
      ...(values.lan ? { showsOnLan: true, lanAccess: 'open' as const } : {}),
      ...(listing.value === undefined ? {} : { listing: listing.value }),
      ...reach.value,
      ...numbers.value,
      ...gameApi.value,
    },
    showsStatistics: values.statistics,
    dataFolder: values.data ?? null,
  });
}

interface ReachTexts {
  readonly bind: string;
  readonly 'public-address'?: string | undefined;
  readonly 'public-port'?: string | undefined;
  readonly rendezvous?: readonly string[] | undefined;
  readonly stun?: readonly string[] | undefined;
  readonly 'tls-cert'?: string | undefined;
  readonly 'tls-key'?: string | undefined;
}

type Reach = Pick<
  HostOptions,
  'bindAddress' | 'publicAddress' | 'publicPort' | 'gameCertificate' | 'rendezvous' | 'stunServers'
>;

function readReach(values: ReachTexts): Result<Reach, 'bad-option'> {
  const { bind: bindAddress, 'tls-cert': certificateFile, 'tls-key': keyFile } = values;
  const found = readPublicAddress(values['public-address'], values['public-port']);
  if (!found.ok) return found;
  const { publicAddress } = found.value;
  const bindFlaw = findAddressFlaw({ bindAddress, publicAddress: null });
  if (bindFlaw !== undefined) return failure('bad-option', `--bind: ${bindFlaw}`);
  const rendezvous = readRendezvous(values.rendezvous ?? []);
  if (!rendezvous.ok) return rendezvous;
  const stun = readStunServers(values.stun ?? []);
  if (!stun.ok) return stun;
  const reach = { bindAddress, ...found.value, rendezvous: rendezvous.value, stunServers: stun.value };
  if (certificateFile === undefined && keyFile === undefined) return success(reach);
  if (certificateFile === undefined || keyFile === undefined)
    return failure('bad-option', '--tls-cert and --tls-key belong together. Give both.');
  if (publicAddress === null || isIP(publicAddress) !== 0)
    return failure('bad-option', '--tls-cert needs --public-address with a name that the certificate covers.');
  const gameCertificate = { certificateFile, keyFile };
  const read = readNamedCertificate(gameCertificate, publicAddress);
  return read.ok ? success({ ...reach, gameCertificate }) : read;
}

type Numbers = Pick<HostOptions, 'port' | 'capacity' | 'tickBudgetMs' | 'workers' | 'gamePorts'>;

interface NumberTexts {
  readonly port: string;
  readonly capacity: string;
  readonly 'tick-budget': string;
  readonly workers?: string | undefined;
  readonly 'game-port'?: string | undefined;
}

function readNumbers(values: NumberTexts): Result<Numbers, 'bad-option'> {
  const port = parseInteger('port', values.port, 0, 65_535);
  if (!port.ok) return port;
  const capacity = parseInteger('capacity', values.capacity, 1, MAX_CAPACITY);
  if (!capacity.ok) return capacity;
  const tickBudget = parseNumber('tick-budget', values['tick-budget'], 0.1, FRAME_MS);
  if (!tickBudget.ok) return tickBudget;
  const workers = values.workers === undefined ? undefined : parseInteger('workers', values.workers, 1, MAX_WORKERS);
  if (workers?.ok === false) return workers;
  const gamePort =
    values['game-port'] === undefined ? undefined : parseInteger('game-port', values['game-port'], 0, 65_535);
  if (gamePort?.ok === false) return gamePort;
  return success({
    port: port.value,
    capacity: capacity.value,
    tickBudgetMs: tickBudget.value,
    ...(workers === undefined ? {} : { workers: workers.value }),
    ...(gamePort === undefined ? {} : { gamePorts: [gamePort.value] }),
  });
}

interface GameApiTexts {
  readonly 'game-token'?: string | undefined;
  readonly 'game-origin'?: readonly string[] | undefined;
}

/** An origin as browsers send it (RFC 6454, section 7), or `null`, which pages from files send. */
const ORIGIN_PATTERN = /^(?:[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+|null)$/;

function readGameApi(
  { 'game-token': givenToken, 'game-origin': origins = [] }: GameApiTexts,
  environmentToken: string | undefined,
): Result<Pick<HostOptions, 'gameToken' | 'gameOrigins'>, 'bad-option'> {
  const gameOrigins = origins.map((origin) => origin.toLowerCase());
  const wrong = gameOrigins.find((origin) => !ORIGIN_PATTERN.test(origin));
  if (wrong !== undefined)
    return failure(
      'bad-option',
      `--game-origin must be an origin such as https://example.org, without a path, not '${wrong}'.`,
    );
  const text = givenToken ?? environmentToken ?? '';
  if (text === '') return success({ gameOrigins });
  const token = parseGameToken(text);
  return token.ok ? success({ gameOrigins, gameToken: token.value }) : token;
}
