import { open } from 'node:fs/promises';
import { MAX_COORDINATE_METRES, type Pose } from '../../shared/model/pose.ts';
import type { Presence, TalkStyle } from '../../shared/model/presence.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { parseInvitation } from '../../shared/protocol/invitation.ts';
import { HeadlessClient } from '../client/headless-client.ts';
import { Recording } from '../client/recording.ts';
import { RecordedVoice } from '../client/voice.ts';
import { readWavAsMono } from '../client/wav-file.ts';
import { startFrameTimer } from '../clock/frame-timer.ts';
import { loadOpus } from '../media/opus/opus.ts';
import { parseNumber, parseOptions, parsePosition } from './options.ts';
import { parsePlayer, PLAYER_OPTIONS, PLAYER_USAGE } from './player-options.ts';
import { exitWithError, untilStopped } from './terminal.ts';

/** `npm run join`: a participant without a window. */

const MAX_SECONDS = 3_600;

const USAGE = `Joins an Earshot lobby without a window.

  --invitation LINK   the invitation that the host copied (needed)
  --name NAME         name shown to the others (Terminal)
  --speak FILE.wav    says this file in real time, mixed to mono; without it, stays silent
  --repeat            says it again and again
  --record OUT.wav    writes what was heard, stereo at 48 kHz
  --at x,y,z          where to stand, metres (0,0,0)
  --yaw DEGREES       where to look: 0 = along +z, 90 = along +x (0)
${PLAYER_USAGE}
  --seconds S         leaves after S seconds, at most ${MAX_SECONDS} (10)
  --loopback          use the loopback interface only
  --json              print what was measured as one line of JSON
  --help
`;

interface JoinCommand {
  readonly invitation: string;
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

const isJson = process.argv.includes('--json');
const command = await readCommand();
if (!command.ok) exitWithError(command.error.code, command.error.message, isJson);
const { invitation, name, pose, presence, talkStyle, seconds, recordPath, isLoopbackOnly, voiceSamples, repeatsVoice } =
  command.value;

const recording = new Recording(seconds);
const joined = await HeadlessClient.join({
  invitation,
  name,
  pose,
  presence,
  talkStyle,
  isLoopbackOnly,
  voice: new RecordedVoice(voiceSamples, repeatsVoice),
  opus: await loadOpus(),
  onHeard: (interleaved) => recording.add(interleaved),
});
if (!joined.ok) exitWithError(joined.error.code, joined.error.message, isJson);
const client = joined.value;
const seen = new Set<string>();
client.events.on('message', (message) => {
  if (message.type === 'roster' || message.type === 'changes')
    for (const participant of message.participants)
      if (participant.id !== client.joined.participantId) seen.add(participant.name);
});

const ended = new Promise<string>((resolve) => client.events.on('ended', resolve));
const stopTimer = startFrameTimer((nowMs) => client.tick(nowMs));
const endMessage = await Promise.race([
  ended,
  untilStopped(),
  new Promise<void>((resolve) => setTimeout(resolve, seconds * 1_000)),
]);
stopTimer();
const measured = measure();
await client.leave();
if (recordPath !== null) await recording.writeWav(recordPath);
if (typeof endMessage === 'string') exitWithError('ended', endMessage, isJson);
process.stdout.write(isJson ? `${JSON.stringify(measured)}\n` : `${formatText(measured)}\n`);
process.exit(0);

function measure() {
  const { participantId, name: givenName, lobbyName, rules } = client.joined;
  return {
    participantId,
    name: givenName,
    lobbyName,
    rules,
    others: [...seen],
    seconds: recording.frames / 50,
    joinMs: client.firstPacketMs === undefined ? null : client.firstPacketMs - client.offeredMs,
    heardLevelDb: recording.levelsDb(),
    playout: { ...client.playout },
    quality: client.quality(),
    recorded: recordPath,
  };
}

function formatText(result: ReturnType<typeof measure>): string {
  const { left, right } = result.heardLevelDb;
  return [
    `${result.name} was in '${result.lobbyName}' for ${result.seconds.toFixed(1)} s with ${result.others.join(', ') || 'nobody else'}.`,
    `Heard: ${left.toFixed(1)} dBFS left, ${right.toFixed(1)} dBFS right; ${result.playout.concealedFrames} frames concealed.`,
    ...(result.recorded === null ? [] : [`Recorded to ${result.recorded}.`]),
  ].join('\n');
}

async function readCommand(): Promise<Result<JoinCommand>> {
  const parsed = parseOptions(process.argv.slice(2), {
    invitation: { type: 'string' },
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
  if (!parsed.ok) return failure(parsed.error.code, `${parsed.error.message} See --help.`);
  const values = parsed.value;
  if (values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  if (values.invitation === undefined) return failure('bad-option', '--invitation is needed. See --help.');
  const invited = parseInvitation(values.invitation);
  if (!invited.ok) return invited;
  const pose = parsePose(values.at, values.yaw);
  if (!pose.ok) return pose;
  const player = parsePlayer(values);
  if (!player.ok) return player;
  const duration = parseNumber('seconds', values.seconds, 0.1, MAX_SECONDS);
  if (!duration.ok) return duration;
  const voice = values.speak === undefined ? success(new Float32Array(0)) : await readWavAsMono(values.speak);
  if (!voice.ok) return voice;
  const recordFlaw = values.record === undefined ? undefined : await findRecordFlaw(values.record);
  if (recordFlaw !== undefined) return failure('bad-record', `--record cannot write ${values.record}: ${recordFlaw}`);
  return success({
    invitation: values.invitation,
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

function parsePose(at: string, yaw: string): Result<Pose, 'bad-option'> {
  const position = parsePosition('at', at, MAX_COORDINATE_METRES);
  if (!position.ok) return position;
  const yawDegrees = parseNumber('yaw', yaw, -360, 360);
  if (!yawDegrees.ok) return yawDegrees;
  const [xMetres, yMetres, zMetres] = position.value;
  return success({ xMetres, yMetres, zMetres, yawRadians: (yawDegrees.value * Math.PI) / 180 });
}

/** Why a file cannot be written, before anybody has waited for what is to be in it; undefined = it can. */
async function findRecordFlaw(path: string): Promise<string | undefined> {
  try {
    await (await open(path, 'a')).close();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
