import { existsSync } from 'node:fs';
import type { parseArgs } from 'node:util';
import { open, rm, stat } from 'node:fs/promises';
import { describeFileError } from '../../shared/describe-file-error.ts';
import type { OutgoingFile } from '../../shared/join/files/file-push.ts';
import { MAX_COORDINATE_METRES, type Pose } from '../../shared/model/pose.ts';
import { parseClaimCode } from '../../shared/model/people/claim-code.ts';
import type { Presence, TalkStyle } from '../../shared/model/presence.ts';
import type { Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../shared/protocol/invitation/parse-invitation.ts';
import { poseOfGame } from '../../shared/protocol/pose-fields.ts';
import { readJoinCode } from '../../shared/rendezvous/read-join-code.ts';
import { openWebSocket } from '../../shared/rendezvous/text-socket.ts';
import { failure, success, type Failure, type Result } from '../../shared/result.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import type { EarOutput } from '../../shared/model/sound/ear-output.ts';
import { readOutgoingFile } from '../client/files/read-outgoing-file.ts';
import { findLanInvitation } from '../client/lobbies/find-lan-invitation.ts';
import { enterByTitle } from '../client/lobbies/find-listed.ts';
import { openLobbyFinder } from '../client/lobbies/open-lobby-finder.ts';
import { readWavAsMono } from '../client/sound/wav-file.ts';
import { MAX_JOIN_SECONDS } from './command-defaults.ts';
import { checkLobbyPassword, readLobbyPassword } from './lobbies/lobby-password.ts';
import { parseNumber, parseOptions, parsePosition, readName } from './options.ts';
import { readRendezvous } from './public-address.ts';
import { parsePlayer, PLAYER_OPTIONS } from './player-options.ts';

/** The options of `npm run join`. */

/** The options, for `parseOptions`. */
export const JOIN_OPTIONS = {
  invitation: { type: 'string' },
  code: { type: 'string' },
  rendezvous: { type: 'string', multiple: true },
  lan: { type: 'string' },
  listed: { type: 'string' },
  password: { type: 'string' },
  'password-file': { type: 'string' },
  data: { type: 'string' },
  claim: { type: 'string' },
  find: { type: 'string' },
  name: { type: 'string', default: 'Terminal' },
  speak: { type: 'string' },
  repeat: { type: 'boolean', default: false },
  record: { type: 'string' },
  at: { type: 'string', default: '0,0,0' },
  yaw: { type: 'string', default: '0' },
  ...PLAYER_OPTIONS,
  send: { type: 'string', multiple: true },
  'save-files': { type: 'string' },
  seconds: { type: 'string', default: '10' },
  loopback: { type: 'boolean', default: false },
  table: { type: 'boolean', default: false },
  text: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

export interface JoinOptions {
  readonly invitation: Invitation;
  readonly name: string;
  readonly pose: Pose;
  readonly presence: Presence;
  readonly talkStyle: TalkStyle;
  readonly output: EarOutput;
  readonly voiceSamples: Float32Array;
  readonly repeatsVoice: boolean;
  readonly recordPath: string | null;
  /** Files to send, open. */
  readonly sent: readonly OutgoingFile[];
  /** Where the files of others are saved; null = nowhere. */
  readonly saveFolder: string | null;
  readonly seconds: number;
  readonly isLoopbackOnly: boolean;
  /** Whether to show who is there, instead of waiting in silence. */
  readonly showsTable: boolean;
  /** Whether to print messages, and to send typed lines. */
  readonly hasText: boolean;
  /** The password of the lobby; '' = none is given. */
  readonly password: string;
  /** The folder with the identity; null = the participant has none. */
  readonly dataFolder: string | null;
  /** The code that makes the participant the owner of the lobby; '' = none. */
  readonly claimCode: string;
}

/** Nothing is joined: lobbies are listed. */
interface LobbySearch {
  /** Part of a title or game; '' = any. */
  readonly find: string;
  readonly rendezvous: readonly string[];
}

/**
 * Reads the arguments of `npm run join` (without node and script), and the voice file they name. Resolves with 'help'
 * if help was requested, or with a failure that names the wrong option and says what it takes, or why no lobby was
 * found (`isAboutArguments`). `begin`: says that a search begins, and returns a function that ends it.
 */
export async function readJoinOptions(
  argv: readonly string[],
  searches: Partial<Searches> = {},
  begin: BeginSearch = () => () => undefined,
): Promise<Result<JoinOptions | LobbySearch | 'help'>> {
  const parsed = parseOptions(argv, JOIN_OPTIONS);
  if (!parsed.ok) return parsed;
  const values = parsed.value;
  if (values.help) return success('help');
  if (values.find !== undefined) return readSearch(values.find, values.rendezvous);
  if (values.table && values.json) return failure('bad-option', "--table and --json can't be combined.");
  if (values.table && values.text) return failure('bad-option', "--table and --text can't be combined.");
  return readJoin(values, { ...ONLINE, ...searches }, begin);
}

type JoinTexts = ReturnType<typeof parseArgs<{ options: typeof JOIN_OPTIONS; strict: true }>>['values'];

async function readJoin(values: JoinTexts, searches: Searches, begin: BeginSearch): Promise<Result<JoinOptions>> {
  const name = readName('name', values.name);
  if (!name.ok) return name;
  const pose = parsePose(values.at, values.yaw);
  if (!pose.ok) return pose;
  const player = parsePlayer(values);
  if (!player.ok) return player;
  const duration = parseNumber('seconds', values.seconds, 0.1, MAX_JOIN_SECONDS);
  if (!duration.ok) return duration;
  const voice = await readVoice(values.speak);
  if (!voice.ok) return voice;
  const recordFlaw = values.record === undefined ? undefined : await findRecordFlaw(values.record);
  if (recordFlaw !== undefined) return failure('bad-record', `--record can't write ${values.record}: ${recordFlaw}`);
  const files = await readFiles(values.send, values['save-files']);
  if (!files.ok) return files;
  const entry = readEntry(values);
  if (!entry.ok) return entry;
  const { password } = entry.value;
  // What is wrong with the arguments needs no search.
  const invitation = await findInvitation({ ...values, name: name.value, password }, searches, begin);
  if (!invitation.ok) return invitation;
  return success({
    invitation: invitation.value,
    name: name.value,
    pose: pose.value,
    ...player.value,
    voiceSamples: voice.value,
    repeatsVoice: values.repeat && voice.value.length > 0,
    recordPath: values.record ?? null,
    ...files.value,
    seconds: duration.value,
    isLoopbackOnly: values.loopback,
    showsTable: values.table,
    hasText: values.text,
    ...entry.value,
  });
}

/** Reads what opens the door, and what the participant is inside. */
function readEntry(
  values: JoinTexts,
): Result<Pick<JoinOptions, 'password' | 'dataFolder' | 'claimCode'>, 'bad-option'> {
  const password = readPassword(values);
  if (!password.ok) return password;
  const claimCode = readClaim(values);
  if (!claimCode.ok) return claimCode;
  return success({ password: password.value, dataFolder: values.data ?? null, claimCode: claimCode.value });
}

function readPassword({ password, 'password-file': file }: JoinTexts): Result<string, 'bad-option'> {
  if (password === undefined) return readLobbyPassword(file, process.env);
  return file === undefined
    ? checkLobbyPassword(password)
    : failure('bad-option', "--password and --password-file can't be combined.");
}

/** Reads the claim code; '' = none. */
function readClaim({ claim, data }: JoinTexts): Result<string, 'bad-option'> {
  if (claim === undefined) return success('');
  const code = parseClaimCode(claim);
  if (code === undefined)
    return failure('bad-option', '--claim needs the code that the host shows, such as K7Q2-9MDX-0TVW.');
  if (data !== undefined) return success(code);
  return failure('bad-option', '--claim needs an identity, by which the lobby knows its owner. Add --data FOLDER.');
}

function readSearch(find: string, texts: readonly string[] = []): Result<LobbySearch, 'bad-option'> {
  const rendezvous = readRendezvous(texts);
  return rendezvous.ok ? success({ find, rendezvous: rendezvous.value }) : rendezvous;
}

type BeginSearch = (what: string) => () => void;

/** The codes of failures that better arguments avoid. Others are about a lobby that was searched. */
const ARGUMENT_FLAWS: ReadonlySet<string> = new Set([
  ...['bad-option', 'bad-record', 'bad-wav', 'bad-file', 'bad-code', 'bad-invitation', 'two-invitations'],
  ...['invitation-cut-off', 'invitation-damaged', 'invitation-typo', 'invitation-version'],
]);

/** Returns whether a failure of `readJoinOptions` is about what was typed. */
export function isAboutArguments({ code }: Failure): boolean {
  return ARGUMENT_FLAWS.has(code);
}

/** How invitations are found that the command line does not have. */
interface Searches {
  /** Finds the invitation of a code at these rendezvous servers. */
  readonly readCode: (code: string, rendezvous: readonly string[]) => Promise<Result<Invitation>>;
  /** Finds the invitation of a lobby on the local network, for a player of this name. */
  readonly readLan: (lobbyName: string, playerName: string) => Promise<Result<Invitation>>;
  /** Finds the invitation of the lobby that these rendezvous servers list under a title. */
  readonly readListed: (
    title: string,
    rendezvous: readonly string[],
    person: { readonly name: string; readonly password: string },
  ) => Promise<Result<Invitation>>;
}

const ONLINE: Searches = {
  readCode: (code, rendezvous) =>
    readJoinCode(code, rendezvous, { openSocket: openWebSocket, schedule: scheduleTimer, random: Math.random }),
  readLan: findLanInvitation,
  readListed: (title, rendezvous, person) =>
    enterByTitle(openLobbyFinder(), title, rendezvous, { ...person, schedule: scheduleTimer }),
};

interface InvitationTexts {
  readonly name: string;
  readonly lan?: string | undefined;
  readonly listed?: string | undefined;
  /** '' = none. */
  readonly password: string;
  readonly invitation?: string | undefined;
  readonly code?: string | undefined;
  readonly rendezvous?: readonly string[] | undefined;
}

/** Reads the invitation of the command line, or asks for the one that belongs to what it names. */
async function findInvitation(
  { name, invitation, code, lan, listed, password, rendezvous = [] }: InvitationTexts,
  { readCode, readLan, readListed }: Searches,
  begin: BeginSearch,
): Promise<Result<Invitation>> {
  const search = async (what: string, found: Promise<Result<Invitation>>): Promise<Result<Invitation>> =>
    found.finally(begin(what));
  if ([invitation, code, lan, listed].filter((given) => given !== undefined).length !== 1)
    return failure('bad-option', 'Add --invitation LINK, --code CODE, --lan NAME or --listed TITLE.');
  if (lan !== undefined) return search(`Asking the host of '${lan}' to let you in`, readLan(lan, name));
  if (invitation !== undefined) return parseInvitation(invitation);
  const addresses = readRendezvous(rendezvous);
  if (!addresses.ok) return addresses;
  if (addresses.value.length === 0)
    return failure('bad-option', "--code and --listed need the host's rendezvous server. Add --rendezvous ADDRESS.");
  if (code !== undefined)
    return search(`Looking for the code at ${addresses.value.join(' and ')}`, readCode(code, addresses.value));
  const person = { name, password };
  return search(`Asking to be let in to '${listed}'`, readListed(listed ?? '', addresses.value, person));
}

/** Reads the file of a voice; silence without one. */
async function readVoice(file: string | undefined): Promise<Result<Float32Array>> {
  return file === undefined ? success(new Float32Array(0)) : readWavAsMono(file);
}

/** Opens the files to send, and checks the folder for those of others. */
async function readFiles(
  paths: readonly string[] = [],
  saveFolder: string | undefined,
): Promise<Result<Pick<JoinOptions, 'sent' | 'saveFolder'>, 'bad-file' | 'bad-option'>> {
  const sent: OutgoingFile[] = [];
  for (const filePath of paths) {
    const file = await readOutgoingFile(filePath);
    if (!file.ok) return failure('bad-file', `--send: ${file.error.message}`);
    sent.push(file.value);
  }
  const isFolder = saveFolder === undefined || (await stat(saveFolder).catch(() => undefined))?.isDirectory() === true;
  if (!isFolder)
    return failure('bad-option', `--save-files needs a folder, and ${saveFolder} is none. Create it first.`);
  return success({ sent, saveFolder: saveFolder ?? null });
}

function parsePose(at: string, yaw: string): Result<Pose, 'bad-option'> {
  const position = parsePosition('at', at, MAX_COORDINATE_METRES);
  if (!position.ok) return position;
  const yawDegrees = parseNumber('yaw', yaw, -360, 360);
  if (!yawDegrees.ok) return yawDegrees;
  return success(poseOfGame(position.value, yawDegrees.value));
}

/**
 * Checks that a file can be written before any time is spent on its content. Returns why it cannot; undefined = it can.
 * Leaves no empty file behind.
 */
async function findRecordFlaw(path: string): Promise<string | undefined> {
  const isNew = !existsSync(path);
  try {
    await (await open(path, 'a')).close();
    if (isNew) await rm(path, { force: true });
    return undefined;
  } catch (error) {
    return describeFileError(error);
  }
}
