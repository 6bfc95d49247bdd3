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
import { findLanInvitation } from '../client/find-lan-invitation.ts';
import { readWavAsMono } from '../client/wav-file.ts';
import { parseNumber, parseOptions, parsePosition } from './options.ts';
import { readRendezvous } from './public-address.ts';
import { parsePlayer, PLAYER_OPTIONS, PLAYER_USAGE } from './player-options.ts';

/** The options of `npm run join`. */

const MAX_SECONDS = 3_600;

export const JOIN_USAGE = `Joins an Earshot lobby without a window.

  --invitation LINK   invitation from the host, or:
  --code CODE         code that the host reads aloud, such as K7Q-29MDX
  --rendezvous ADDRESS
                      rendezvous that knows the code; may be given several times
  --lan LOBBY         join the LAN lobby with this name (its host must let you in)
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

/**
 * Reads the arguments of `npm run join` (without node and script), and the voice file they name. Resolves with 'help'
 * if help was requested, or with a failure that names the wrong option and says what it takes.
 */
export async function readJoinOptions(
  argv: readonly string[],
  readCode: ReadCode = readCodeOnline,
  readLan?: ReadLan,
): Promise<Result<JoinOptions | 'help'>> {
  const parsed = parseOptions(argv, {
    invitation: { type: 'string' },
    code: { type: 'string' },
    rendezvous: { type: 'string', multiple: true },
    lan: { type: 'string' },
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
  const invitation = await findInvitation(values, readCode, readLan);
  if (!invitation.ok) return invitation;
  const pose = parsePose(values.at, values.yaw);
  if (!pose.ok) return pose;
  const player = parsePlayer(values);
  if (!player.ok) return player;
  const duration = parseNumber('seconds', values.seconds, 0.1, MAX_SECONDS);
  if (!duration.ok) return duration;
  const voice = values.speak === undefined ? success(new Float32Array(0)) : await readWavAsMono(values.speak);
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

/** Finds the invitation of a code at these rendezvous servers. */
type ReadCode = (code: string, rendezvous: readonly string[]) => Promise<Result<Invitation>>;

const readCodeOnline: ReadCode = (code, rendezvous) =>
  readJoinCode(code, rendezvous, { openSocket: openWebSocket, schedule: scheduleTimer, random: Math.random });

/** Finds the invitation of a lobby on the local network, for a player of this name. */
type ReadLan = (lobbyName: string, playerName: string) => Promise<Result<Invitation>>;

interface InvitationTexts {
  readonly name: string;
  readonly lan?: string | undefined;
  readonly invitation?: string | undefined;
  readonly code?: string | undefined;
  readonly rendezvous?: readonly string[] | undefined;
}

/** Reads the invitation of the command line, or asks for the one that belongs to a code. */
async function findInvitation(
  { name, invitation, code, lan, rendezvous = [] }: InvitationTexts,
  readCode: ReadCode,
  readLan: ReadLan = findLanInvitation,
): Promise<Result<Invitation>> {
  if ([invitation, code, lan].filter((given) => given !== undefined).length !== 1)
    return failure(
      'bad-option',
      'Give --invitation with the link that you got from the host, or --code with its code, or --lan with its lobby.',
    );
  if (lan !== undefined) return readLan(lan, name);
  if (invitation !== undefined) return parseInvitation(invitation);
  const addresses = readRendezvous(rendezvous);
  if (!addresses.ok) return addresses;
  if (addresses.value.length === 0)
    return failure('bad-option', '--code needs --rendezvous with the address of the rendezvous that the host uses.');
  return readCode(code ?? '', addresses.value);
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
