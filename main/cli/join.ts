import { HeadlessClient } from '../client/headless-client.ts';
import { Recording } from '../client/recording.ts';
import { RecordedVoice } from '../client/voice.ts';
import { startFrameTimer } from '../clock/frame-timer.ts';
import { loadOpus } from '../media/opus/opus.ts';
import { JOIN_USAGE, readJoinOptions } from './join-options.ts';
import { exitWithError, untilStopped } from './terminal.ts';
import { createStderrLog } from './stderr-log.ts';

/** `npm run join`: a participant without a window. */

const isJson = process.argv.includes('--json');
const options = await readJoinOptions(process.argv.slice(2));
if (!options.ok) exitWithError(options.error.code, options.error.message, isJson);
if (options.value === 'help') {
  process.stdout.write(JOIN_USAGE);
  process.exit(0);
}
const { invitation, name, pose, presence, talkStyle, seconds, recordPath, isLoopbackOnly, voiceSamples, repeatsVoice } =
  options.value;

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
  log: createStderrLog(),
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
