import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { MAX_COORDINATE_METRES, type Pose } from '../../shared/model/pose.ts';
import type { Presence, TalkStyle } from '../../shared/model/presence.ts';
import type { Invitation } from '../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../shared/protocol/invitation/parse-invitation.ts';
import { poseOfGame } from '../../shared/protocol/pose-fields.ts';
import { readJoinCode } from '../../shared/rendezvous/read-join-code.ts';
import { openWebSocket } from '../../shared/rendezvous/text-socket.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { findLanInvitation } from '../client/lobbies/find-lan-invitation.ts';
import { enterByTitle } from '../client/lobbies/find-listed.ts';
import { openLobbyFinder } from '../client/lobbies/open-lobby-finder.ts';
import { readWavAsMono } from '../client/sound/wav-file.ts';
import { readLobbyPassword } from './lobbies/lobby-password.ts';
import { parseNumber, parseOptions, parsePosition } from './options.ts';
import { readRendezvous } from './public-address.ts';
import { parsePlayer, PLAYER_OPTIONS, PLAYER_USAGE } from './player-options.ts';

/** The options of `npm run join`. */

const MAX_SECONDS = 3_600;

export const JOIN_USAGE = `Joins an Earshot lobby without a window.

  --invitation LINK   invitation from the host, or:
  --code CODE         code that the host reads aloud, such as K7Q-29MDX
  --rendezvous ADDRESS
                      rendezvous that knows the code or lists the lobby; may be
                      given several times
  --lan LOBBY         join the LAN lobby with this name (its host must let you in)
  --listed TITLE      join the listed lobby with this title; if it lets you in
                      after a knock, its host answers within a minute
  --password-file FILE
                      file with its password, or set EARSHOT_LOBBY_PASSWORD
  --find TEXT         list the lobbies on the local network and at the rendezvous
                      whose title or game contains TEXT ('' = all), and exit
  --name NAME         name that others see (Terminal)
  --speak FILE.wav    WAV file to play as the voice, mixed to mono (silence)
  --repeat            play the file repeatedly
  --record OUT.wav    record what you hear, stereo at 48 kHz
  --at x,y,z          position in metres (0,0,0)
  --yaw DEGREES       viewing direction: 0 = along +z, 90 = along +x (0)
${PLAYER_USAGE}
  --seconds S         leave after S seconds, at most ${MAX_SECONDS} (10); a lost
                      connection is restored until then
  --loopback          use only the loopback interface
  --json              print the measurements as one line of JSON
  --help              show this text

Examples:
  npm run -s join -- --invitation earshot://join/INVITATION --name Otter
  npm run -s join -- --invitation earshot://join/INVITATION --speak voice.wav --repeat --at 8,0,0 --seconds 60
  npm run -s join -- --invitation earshot://join/INVITATION --record heard.wav --json
  npm run -s join -- --find minecraft --rendezvous meet.example.org
`;

export interface JoinOptions {
  readonly invitation: Invitation;
  readonly name: string;
  readonly pose: Pose;
  readonly presence: Presence;
  readonly talkStyle: TalkStyle;
  readonly voiceSamples: Float32Array;
  readonly repeatsVoice: boolean;
  readonly recordPath: string | null;
  readonly seconds: number;
  readonly isLoopbackOnly: boolean;
}

/** Nothing is joined: lobbies are listed. */
interface LobbySearch {
  /** Part of a title or game; '' = any. */
  readonly find: string;
  readonly rendezvous: readonly string[];
}

/**
 * Reads the arguments of `npm run join` (without node and script), and the voice file they name. Resolves with 'help'
 * if help was requested, or with a failure that names the wrong option and says what it takes.
 */
export async function readJoinOptions(
  argv: readonly string[],
  searches: Partial<Searches> = {},
): Promise<Result<JoinOptions | LobbySearch | 'help'>> {
  const parsed = parseOptions(argv, {
    invitation: { type: 'string' },
    code: { type: 'string' },
    rendezvous: { type: 'string', multiple: true },
    lan: { type: 'string' },
    listed: { type: 'string' },
    'password-file': { type: 'string' },
    find: { type: 'string' },
    name: { type: 'string', default: 'Terminal' },
    speak: { type: 'string' },
    repeat: { type: 'boolean', default: false },
    record: { type: 'string' },
    at: { type: 'string', default: '0,0,0' },
    yaw: { type: 'string', default: '0' },
    ...PLAYER_OPTIONS,
    seconds: { type: 'string', default: '10' },
    loopback: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (!parsed.ok) return parsed;
  const values = parsed.value;
  if (values.help) return success('help');
  if (values.find !== undefined) return readSearch(values.find, values.rendezvous);
  const invitation = await findInvitation(values, { ...ONLINE, ...searches });
  if (!invitation.ok) return invitation;
  const pose = parsePose(values.at, values.yaw);
  if (!pose.ok) return pose;
  const player = parsePlayer(values);
  if (!player.ok) return player;
  const duration = parseNumber('seconds', values.seconds, 0.1, MAX_SECONDS);
  if (!duration.ok) return duration;
  const voice = await readVoice(values.speak);
  if (!voice.ok) return voice;
  const recordFlaw = values.record === undefined ? undefined : await findRecordFlaw(values.record);
  if (recordFlaw !== undefined) return failure('bad-record', `--record can't write ${values.record}: ${recordFlaw}`);
  return success({
    invitation: invitation.value,
    name: values.name,
    pose: pose.value,
    ...player.value,
    voiceSamples: voice.value,
    repeatsVoice: values.repeat && voice.value.length > 0,
    recordPath: values.record ?? null,
    seconds: duration.value,
    isLoopbackOnly: values.loopback,
  });
}

function readSearch(find: string, texts: readonly string[] = []): Result<LobbySearch, 'bad-option'> {
  const rendezvous = readRendezvous(texts);
  return rendezvous.ok ? success({ find, rendezvous: rendezvous.value }) : rendezvous;
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
  readonly 'password-file'?: string | undefined;
  readonly invitation?: string | undefined;
  readonly code?: string | undefined;
  readonly rendezvous?: readonly string[] | undefined;
}

/** Reads the invitation of the command line, or asks for the one that belongs to what it names. */
async function findInvitation(
  { name, invitation, code, lan, listed, 'password-file': passwordFile, rendezvous = [] }: InvitationTexts,
  { readCode, readLan, readListed }: Searches,
): Promise<Result<Invitation>> {
  if ([invitation, code, lan, listed].filter((given) => given !== undefined).length !== 1)
    return failure(
      'bad-option',
      "Give --invitation with the host's link, --code with its code, or --lan or --listed with the name of its lobby.",
    );
  if (lan !== undefined) return readLan(lan, name);
  if (invitation !== undefined) return parseInvitation(invitation);
  const addresses = readRendezvous(rendezvous);
  if (!addresses.ok) return addresses;
  if (addresses.value.length === 0)
    return failure('bad-option', '--code and --listed need --rendezvous with the one that the host uses.');
  if (code !== undefined) return readCode(code, addresses.value);
  const password = readLobbyPassword(passwordFile, process.env);
  return password.ok ? readListed(listed ?? '', addresses.value, { name, password: password.value }) : password;
}

/** Reads the file of a voice; silence without one. */
async function readVoice(file: string | undefined): Promise<Result<Float32Array>> {
  return file === undefined ? success(new Float32Array(0)) : readWavAsMono(file);
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
    return (error as Error).message;
  }
}
