import { availableParallelism } from 'node:os';
import { formatAddress } from '../../shared/protocol/format-address.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { findLobbies } from '../client/lobbies/find-listed.ts';
import { openLobbyFinder } from '../client/lobbies/open-lobby-finder.ts';
import { watchNetwork } from '../network/network-watch.ts';
import { Recording } from '../client/sound/recording.ts';
import { openMemberFiles } from '../client/files/member-files.ts';
import { FollowingClient } from '../client/following-client.ts';
import type { JoinIdentity } from '../client/signalling-client.ts';
import type { Absence } from '../client/returning-client.ts';
import { RecordedVoice } from '../client/sound/voice.ts';
import { startFrameTimer } from '../clock/frame-timer.ts';
import { markFromInternet } from '../desktop/native/mark-from-internet.ts';
import { loadOpus } from '../media/opus/opus.ts';
import { openFolderIdentity } from './desktop/folder-identity.ts';
import { followText } from './lobbies/follow-text.ts';
import { askPassword } from './lobbies/ask-password.ts';
import { claimLobby } from './lobbies/claim-lobby.ts';
import { joinAtDoor } from './lobbies/join-at-door.ts';
import { foundText } from './lobbies/found-text.ts';
import { formatHelp } from './help/format-help.ts';
import { JOIN_HELP } from './help/join-help.ts';
import { isAboutArguments, readJoinOptions } from './join-options.ts';
import { createRecordedNotice } from './lobbies/recorded-notice.ts';
import { LobbyWatch } from './lobbies/lobby-watch.ts';
import { FileTransfers } from './lobbies/transfer-files.ts';
import {
  COMMANDS,
  exitWithError,
  exitWithUsageError,
  printLine,
  screen,
  showStep,
  showTable,
  surviveClosedOutput,
  untilStopped,
} from './terminal.ts';
import type { Step } from './screen/progress.ts';
import { createStderrLog } from './stderr-log.ts';
import { strangersText } from './terminal-text.ts';

/** `npm run join`: a participant without a window. */

surviveClosedOutput();
const isJson = process.argv.includes('--json');
const options = await readJoinOptions(process.argv.slice(2), {}, (what) => (isJson ? () => {} : showStep(what).stop));
if (!options.ok) {
  const { code, message } = options.error;
  const error = { code, message: strangersText(message) };
  if (isAboutArguments(error)) exitWithUsageError(COMMANDS.join, error, isJson);
  exitWithError(code, error.message, isJson);
}
if (options.value === 'help') {
  printLine(formatHelp(JOIN_HELP, screen.size.columns));
  process.exit(0);
}
if ('find' in options.value) {
  const { find, rendezvous } = options.value;
  const found = await findLobbies(openLobbyFinder(), find, { rendezvous, includesLan: true }, scheduleTimer);
  print(found, foundText(found));
  process.exit(0);
}
const { invitation, name, pose, presence, talkStyle, output, seconds, recordPath } = options.value;
const { isLoopbackOnly, voiceSamples, repeatsVoice, sent, saveFolder } = options.value;

const { dataFolder, claimCode } = options.value;
const recording = new Recording(seconds);
const log = createStderrLog();
const identity = dataFolder === null ? undefined : await readIdentity(dataFolder);
let step = begin('Joining the lobby');
const wish = {
  invitation,
  name,
  pose,
  presence,
  talkStyle,
  output,
  isLoopbackOnly,
  voice: new RecordedVoice(voiceSamples, repeatsVoice),
  opus: await loadOpus(),
  log,
  random: Math.random,
  networkWatch: watchNetwork(),
  onHeard: (interleaved: Float32Array) => recording.add(interleaved),
  following: { cores: availableParallelism(), identity, votes: false },
};
const joined = await joinAtDoor(
  (password) => FollowingClient.join({ ...wish, password }),
  options.value.password === '' ? undefined : options.value.password,
  {
    askPassword: async (isWrong) => {
      step?.stop();
      if (isJson) return undefined;
      const typed = await askPassword(isWrong ? 'Wrong password. Password of the lobby: ' : 'Password of the lobby: ');
      step = begin('Joining the lobby');
      return typed;
    },
    onWaiting: (lobbyName) => {
      step?.stop();
      if (isJson) return print({ event: 'waiting', lobbyName }, '');
      const where = lobbyName === '' ? 'the lobby' : `'${strangersText(lobbyName)}'`;
      step = begin(`Waiting until a moderator lets you into ${where}; Ctrl+C gives up`);
    },
    pause: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
  },
);
if (joined.ok) step?.done();
else step?.stop();
if (!joined.ok) exitWithError(joined.error.code, strangersText(joined.error.message), isJson);
const following = joined.value;
const member = following.client;
if (claimCode !== '') await claim();
following.events.on('followed', () => log.warn('Another computer hosts the lobby now.'));
const watch = new LobbyWatch({
  ownId: () => member.client.joined.participantId,
  pose,
  rules: member.client.joined.rules,
});
const transfers =
  sent.length > 0 || saveFolder !== null
    ? new FileTransfers(openMemberFiles(member), {
        ...{ isOn: member.client.joined.accepts.includes('files'), sent, saveFolder },
        mark: (filePath) => markFromInternet(filePath),
        onFlaw: (message) => log.warn(strangersText(message)),
      })
    : undefined;
const seen = new Set<string>();
const sayRecorded = createRecordedNotice((text) => log.warn(text));
sayRecorded(member.client.joined.rules);
let returns = 0;
member.events.on('message', (message) => {
  watch.receive(message);
  if (message.type === 'rules') sayRecorded(message.rules);
  if (message.type === 'roster' || message.type === 'changes')
    for (const participant of message.participants)
      if (participant.id !== member.client.joined.participantId) seen.add(participant.name);
});
member.events.on('lost', ({ message }) => log.warn(`${message} Trying to rejoin for the rest of the ${seconds} s.`));
member.events.on('returned', ({ joined: { name: givenName } }) => {
  returns++;
  log.warn(`Back in the lobby as ${givenName}.`);
});

const hideTable = options.value.showsTable
  ? showTable({
      read: async () => [{ heading: member.client.joined.lobbyName, people: watch.people() }],
      top: () => [],
      bottom: 'Press Ctrl+C to leave.',
      hasInput: false,
    })
  : undefined;
const stopText = options.value.hasText
  ? followText({ member, input: process.stdin, print, random: Math.random })
  : undefined;
const ended = new Promise<Absence>((resolve) => member.events.on('ended', resolve));
const stopTimer = startFrameTimer((nowMs) => member.tick(nowMs));
const end = await Promise.race([
  ended,
  untilStopped(),
  new Promise<void>((resolve) => setTimeout(resolve, seconds * 1_000)).then(() => transfers?.settled()),
]);
stopTimer();
hideTable?.();
stopText?.();
const absence = end ?? member.absence;
const measured = measure();
await following.leave();
const recordFlaw = recordPath === null ? undefined : await recording.writeWav(recordPath).catch(messageOf);
if (absence !== undefined) exitWithError('ended', strangersText(absence.message), isJson);
if (typeof recordFlaw === 'string')
  exitWithError('bad-record', `The recording couldn't be written to ${recordPath}: ${recordFlaw}`, isJson);
print(measured, formatText(measured));
process.exit(0);

function begin(what: string): Step | undefined {
  return isJson ? undefined : showStep(what);
}

/** Opens the identity in a folder, or ends the command. */
async function readIdentity(folder: string): Promise<JoinIdentity> {
  const opened = await openFolderIdentity(folder, log);
  return opened.ok ? opened.value : exitWithError(opened.error.code, opened.error.message, isJson);
}

async function claim(): Promise<void> {
  const claimed = await claimLobby(member, claimCode, scheduleTimer);
  const { lobbyName } = member.client.joined;
  if (claimed.ok) return print({ event: 'claimed', lobbyName }, `You own '${strangersText(lobbyName)}' now.`);
  await following.leave();
  exitWithError(claimed.error.code, strangersText(claimed.error.message), isJson);
}

function print(value: object, text: string): void {
  if (isJson) process.stdout.write(`${JSON.stringify(value)}\n`);
  else printLine(text);
}

function messageOf(error: unknown): string {
  return `${(error as Error).message}.`;
}

function measure() {
  const { client } = member;
  const { participantId, name: givenName, lobbyName, rules } = client.joined;
  return {
    participantId,
    name: givenName,
    lobbyName,
    rules,
    others: [...seen],
    seconds: recording.frames / 50,
    returns,
    path: client.path,
    hostAddress: client.hostAddress === undefined ? null : formatAddress(client.hostAddress),
    joinMs: client.firstPacketMs === undefined ? null : client.firstPacketMs - client.offeredMs,
    heardLevelDb: recording.levelsDb(),
    playout: { ...client.playout },
    quality: client.quality(),
    recorded: recordPath,
    files: transfers?.report ?? { sent: [], saved: [] },
  };
}

function formatText(result: ReturnType<typeof measure>): string {
  const { left, right } = result.heardLevelDb;
  return [
    `${strangersText(result.name)} was in '${strangersText(result.lobbyName)}' for ${result.seconds.toFixed(1)} s with ${result.others.map(strangersText).join(', ') || 'nobody else'}.`,
    ...(result.returns === 0 ? [] : [`The connection was lost and restored ${result.returns} times.`]),
    `Heard: ${left.toFixed(1)} dBFS left, ${right.toFixed(1)} dBFS right; ${result.playout.concealedFrames} frames concealed.`,
    ...result.files.sent.map((fileName) => `Sent ${strangersText(fileName)}.`),
    ...result.files.saved.map((filePath) => `Saved ${strangersText(filePath)}.`),
    ...(result.recorded === null ? [] : [`Recorded to ${result.recorded}.`]),
  ].join('\n');
}
