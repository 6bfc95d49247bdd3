import path from 'node:path';
import { showProgress } from '../../shared/progress.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { COMMANDS, exitWithError, exitWithUsageError, surviveClosedOutput, untilStopped } from './terminal.ts';
import { answerDoubts, handOver } from './lobbies/hand-over.ts';
import { answerKnocks } from './lobbies/answer-knocks.ts';
import { MAPPING_RECORD } from './desktop/mapping-record-name.ts';
import { mappingText } from './mapping-text.ts';
import { rendezvousText } from './lobbies/rendezvous-text.ts';
import { terminalText } from './terminal-text.ts';
import { untilMappingSettles } from './until-mapping-settles.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { noticeText } from '../host/host-notice.ts';
import { startHostThread } from '../host/host-thread.ts';
import { openHostKeys } from './desktop/host-keys-file.ts';
import { readServerOptions, SERVER_USAGE } from './server-options.ts';
import { createStderrLog } from './stderr-log.ts';

/** `npm run serve`: hosts a lobby without a window until it is stopped. */

surviveClosedOutput();
const isJson = process.argv.includes('--json');
const options = readServerOptions(process.argv.slice(2), process.env);
if (!options.ok) exitWithUsageError(COMMANDS.serve, options.error, isJson);
if (options.value === 'help') {
  process.stdout.write(SERVER_USAGE);
  process.exit(0);
}
const { host, showsStatistics, dataFolder } = options.value;

const keys = dataFolder === null ? undefined : await openHostKeys(path.resolve(dataFolder), Date.now());
if (keys?.ok === false) exitWithError(keys.error.code, keys.error.message, isJson);
const report = (line: string): void => void process.stderr.write(`${line}\n`);
const stopProgress = isJson ? undefined : showProgress('Starting the lobby', report, scheduleTimer);
const log = createStderrLog();
const kept =
  dataFolder === null || keys === undefined
    ? {}
    : { keys: keys.value, mappingRecord: path.resolve(dataFolder, MAPPING_RECORD) };
// A start that keeps the lobby would have to keep its successions too.
const succession = dataFolder === null ? { succession: { identity: '' } } : {};
const started = await startHostThread({ ...host, ...kept, ...succession }, log);
if (started.ok) await untilMappingSettles(started.value);
stopProgress?.();
if (!started.ok) exitWithError(started.error.code, started.error.message, isJson);
const { events, describe, close } = started.value;
const description = await describe();
const { invitation, port, lobbyName, gameApi, reach } = description;
events.on('died', (message) => exitWithError('host-died', message, isJson));
if (description.isOnlyLoopback) log.warn(noticeText({ code: 'only-loopback' }));
if (showsStatistics) events.on('statistics', (statistics) => print({ statistics }, JSON.stringify(statistics)));

const mapping = mappingText(reach.mapping, port);
print(
  description,
  `Lobby '${lobbyName}' is open on port ${port} (TCP and UDP). Invite players with this link:\n\n${invitation}\n\n` +
    (mapping === undefined ? '' : `${mapping}\n\n`) +
    (dataFolder === null ? 'It ends with this lobby. To keep it for the next start, add --data FOLDER.\n\n' : '') +
    `Game servers send positions to ${[gameApi.url, gameApi.loopbackUrl].filter((url) => url !== null).join(' or ')} with the token ${gameApi.token}\n\nPress Ctrl+C to close the lobby.`,
);
let shown = mapping;
events.on('reach', ({ mapping: changed }) => {
  const text = mappingText(changed, port);
  if (text === undefined || text === shown) return;
  shown = text;
  print({ mapping: changed }, text);
});
let shownRendezvous = '';
events.on('reach', ({ rendezvous }) => {
  const text = rendezvous.map((server) => rendezvousText(server, (host.listing ?? null) !== null)).join('\n');
  if (text === shownRendezvous || rendezvous.every(({ state }) => state === 'connecting')) return;
  shownRendezvous = text;
  print({ rendezvous }, text);
});
if (host.listing?.access === 'knock') answerKnocks(started.value, process.stdin, print);
answerDoubts(started.value);
const isMoved = new Promise<boolean>((resolve) => {
  events.on('succession', ({ type }) => {
    if (type === 'moved') resolve(true);
  });
});
await Promise.race([untilStopped(), isMoved]);
await handOver(started.value, { schedule: scheduleTimer, nowMs: monotonicMs });
await close();
process.exit(0);

function print(value: object, text: string): void {
  process.stdout.write(`${isJson ? JSON.stringify(value) : terminalText(text)}\n`);
}
