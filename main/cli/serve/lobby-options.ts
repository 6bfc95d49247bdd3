import { FRAME_MS } from '../../../shared/audio-format.ts';
import { ENTRIES } from '../../../shared/model/people/door.ts';
import { DEFAULT_MAX_FILE_MEGABYTES, MAX_FILE_MEGABYTES } from '../../../shared/model/files/file-limits.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { GAME_PHASES } from '../../../shared/spatial/hearing-rules.ts';
import { parseGameToken } from '../../host/game-api/game-token.ts';
import {
  DEFAULT_CAPACITY,
  DEFAULT_PHASE,
  MAX_CAPACITY,
  MAX_WORKERS,
  type HostedLobbyOptions,
} from '../../host/host-options.ts';
import { readLobbyPassword } from '../lobbies/lobby-password.ts';
import { MAX_REPORT_DAYS, DEFAULT_REPORT_DAYS } from '../../host/reports/report-shelf.ts';
import { LISTING_OPTIONS, readListing } from '../lobbies/listing-options.ts';
import { parseInteger, parseNumber, readName } from '../options.ts';
import { readRooms } from './room-options.ts';
import { readRules } from './rules-options.ts';

const DEFAULT_LOBBY_NAME = 'Earshot';

/** The options that each lobby of a host has for itself. */
export const LOBBY_OPTIONS = {
  lobby: { type: 'string' },
  ...LISTING_OPTIONS,
  entry: { type: 'string' },
  'password-file': { type: 'string', isPath: true },
  lan: { type: 'boolean' },
  capacity: { type: 'string' },
  'max-file': { type: 'string' },
  'record-reports': { type: 'boolean' },
  'report-days': { type: 'string' },
  workers: { type: 'string' },
  'tick-budget': { type: 'string' },
  preset: { type: 'string' },
  rules: { type: 'string', isPath: true },
  law: { type: 'string' },
  range: { type: 'string' },
  phase: { type: 'string' },
  room: { type: 'string', multiple: true },
  'game-token': { type: 'string' },
  'game-ranks': { type: 'boolean' },
} as const;

export interface LobbyTexts {
  readonly lobby?: string | undefined;
  readonly lan?: boolean | undefined;
  readonly list?: boolean | undefined;
  readonly game?: string | undefined;
  readonly language?: string | undefined;
  readonly access?: string | undefined;
  readonly entry?: string | undefined;
  readonly 'password-file'?: string | undefined;
  /** Where a listed lobby is shown; an option of the whole host. */
  readonly rendezvous?: readonly string[] | undefined;
  readonly capacity?: string | undefined;
  readonly 'max-file'?: string | undefined;
  readonly 'record-reports'?: boolean | undefined;
  readonly 'report-days'?: string | undefined;
  readonly workers?: string | undefined;
  readonly 'tick-budget'?: string | undefined;
  readonly preset?: string | undefined;
  readonly rules?: string | undefined;
  readonly law?: string | undefined;
  readonly range?: string | undefined;
  readonly phase?: string | undefined;
  readonly room?: readonly string[] | undefined;
  readonly 'game-token'?: string | undefined;
  readonly 'game-ranks'?: boolean | undefined;
}

/** Reads how one lobby is run. */
export function readLobbyOptions(
  values: LobbyTexts,
  environment: Readonly<Record<string, string | undefined>>,
): Result<HostedLobbyOptions, 'bad-option'> {
  const lobbyName = readName('lobby', values.lobby ?? DEFAULT_LOBBY_NAME);
  if (!lobbyName.ok) return lobbyName;
  const numbers = readNumbers(values);
  if (!numbers.ok) return numbers;
  const rules = readRules(values);
  if (!rules.ok) return rules;
  const phase = GAME_PHASES.find((known) => known === (values.phase ?? DEFAULT_PHASE));
  if (phase === undefined)
    return failure('bad-option', `--phase must be one of ${GAME_PHASES.join(', ')}, not '${values.phase}'.`);
  const more = readTokenAndRooms(values, environment);
  if (!more.ok) return more;
  const access = readAccess(values, environment);
  if (!access.ok) return access;
  return success({
    lobbyName: lobbyName.value,
    rules: rules.value,
    phase,
    ...(values.lan === true ? { showsOnLan: true, lanAccess: 'open' as const } : {}),
    ...(values['game-ranks'] === true ? { gameRanks: true } : {}),
    ...access.value,
    ...numbers.value,
    ...more.value,
  });
}

type Access = Pick<HostedLobbyOptions, 'listing' | 'door'>;

/** Reads who finds the lobby, and who comes in. */
function readAccess(
  values: LobbyTexts,
  environment: Readonly<Record<string, string | undefined>>,
): Result<Access, 'bad-option'> {
  const listing = readListing({ ...values, list: values.list ?? false }, environment);
  if (!listing.ok) return listing;
  const door = readDoor(values, listing.value, environment);
  if (!door.ok) return door;
  return success({ ...(listing.value === undefined ? {} : { listing: listing.value }), ...door.value });
}

/** Reads who comes in. A listing may have the password for itself: it gives the invitation to those who know it. */
function readDoor(
  values: LobbyTexts,
  listing: HostedLobbyOptions['listing'],
  environment: Readonly<Record<string, string | undefined>>,
): Result<Access, 'bad-option'> {
  const entry = ENTRIES.find((known) => known === (values.entry ?? 'open'));
  if (entry === undefined)
    return failure('bad-option', `--entry must be one of ${ENTRIES.join(', ')}, not '${values.entry}'.`);
  const read = listing?.access === 'password' ? success('') : readLobbyPassword(values['password-file'], environment);
  if (!read.ok) return read;
  const password = read.value;
  if (password === '' && values.entry === undefined) return success({});
  return success({ door: { ...(values.entry === undefined ? {} : { entry }), password } });
}

type Numbers = Pick<HostedLobbyOptions, 'capacity' | 'maxFileMegabytes' | 'reportDays' | 'tickBudgetMs' | 'workers'>;

function readNumbers(values: LobbyTexts): Result<Numbers, 'bad-option'> {
  const capacity = parseInteger('capacity', values.capacity ?? String(DEFAULT_CAPACITY), 1, MAX_CAPACITY);
  if (!capacity.ok) return capacity;
  const maxFile = parseInteger(
    'max-file',
    values['max-file'] ?? String(DEFAULT_MAX_FILE_MEGABYTES),
    0,
    MAX_FILE_MEGABYTES,
  );
  if (!maxFile.ok) return maxFile;
  const reportDays = parseInteger(
    'report-days',
    values['report-days'] ?? String(DEFAULT_REPORT_DAYS),
    1,
    MAX_REPORT_DAYS,
  );
  if (!reportDays.ok) return reportDays;
  const tickBudget = parseNumber('tick-budget', values['tick-budget'] ?? String(FRAME_MS), 0.1, FRAME_MS);
  if (!tickBudget.ok) return tickBudget;
  const workers = values.workers === undefined ? undefined : parseInteger('workers', values.workers, 1, MAX_WORKERS);
  if (workers?.ok === false) return workers;
  return success({
    capacity: capacity.value,
    maxFileMegabytes: maxFile.value,
    reportDays: reportDays.value,
    tickBudgetMs: tickBudget.value,
    ...(workers === undefined ? {} : { workers: workers.value }),
  });
}

function readTokenAndRooms(
  values: LobbyTexts,
  environment: Readonly<Record<string, string | undefined>>,
): Result<Pick<HostedLobbyOptions, 'gameToken' | 'rooms'>, 'bad-option'> {
  const gameToken = readGameToken(values['game-token'] ?? environment['EARSHOT_GAME_TOKEN'] ?? '');
  if (!gameToken.ok) return gameToken;
  const rooms = readRooms(values.room ?? []);
  if (!rooms.ok) return rooms;
  return success({ ...gameToken.value, ...(rooms.value.length === 0 ? {} : { rooms: rooms.value }) });
}

function readGameToken(text: string): Result<Pick<HostedLobbyOptions, 'gameToken'>, 'bad-option'> {
  if (text === '') return success({});
  const token = parseGameToken(text);
  return token.ok ? success({ gameToken: token.value }) : token;
}
