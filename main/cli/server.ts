import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { formatClaimCode } from '../../shared/model/people/claim-code.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import type { HostDescription, HostedLobbyOptions } from '../host/host-options.ts';
import { noticeText } from '../host/host-notice.ts';
import { answerDoubts, handOver } from './lobbies/hand-over.ts';
import { answerKnocks } from './lobbies/answer-knocks.ts';
import { formatHelp } from './help/format-help.ts';
import { SERVE_HELP } from './help/serve-help.ts';
import { styled, type Line } from './screen/styled-line.ts';
import {
  COMMANDS,
  exitWithError,
  exitWithUsageError,
  printLine,
  screen,
  showStep,
  showTable,
  surviveClosedOutput,
  untilStopRequested,
} from './terminal.ts';
import { MAPPING_RECORD } from './desktop/mapping-record-name.ts';
import { claimFolder } from './serve/claim-folder.ts';
import { forgetClaim, openClaim } from './serve/console/claim-file.ts';
import { runConsole } from './serve/console/run-console.ts';
import { farewellText, type Farewell } from './serve/farewell-text.ts';
import { lobbyText } from './serve/lobby-text.ts';
import { keepSuccessions } from './serve/keep-successions.ts';
import { afterEnd, LobbyStateFile } from './serve/lobby-state-file.ts';
import { mappingText } from './serve/mapping-text.ts';
import { openInSteps, waitForRendezvous } from './serve/open-in-steps.ts';
import { openKeptLobbies } from './serve/open-kept-lobbies.ts';
import { serversText, showReach } from './serve/show-reach.ts';
import { invitationLines, readLobbies } from './serve/show-table.ts';
import { renewAfterBans } from './serve/renew-after-bans.ts';
import { REPORTS_FOLDER } from '../host/reports/report-folder.ts';
import { checkReportFile, readCheckOptions } from './serve/reports/check-report.ts';
import { readServerOptions } from './server-options.ts';
import type { LobbyHandle } from '../host/lobby-handle.ts';
import { createStderrLog } from './stderr-log.ts';
import { strangersText } from './terminal-text.ts';

/** `npm run serve`: hosts lobbies without a window until it is stopped. */

const LOBBY_ID_BYTES = 16;

surviveClosedOutput();
const isJson = process.argv.includes('--json');
const check = readCheckOptions(process.argv.slice(2));
if (check?.ok === false) exitWithUsageError(COMMANDS.serve, check.error, isJson);
if (check !== undefined) {
  const checked = await checkReportFile(check.value);
  if (!checked.ok) exitWithError(checked.error.code, checked.error.message, isJson);
  print({ report: checked.value.report, host: checked.value.hostPin }, checked.value.lines.join('\n'));
  process.exit(0);
}
const read = readServerOptions(process.argv.slice(2), process.env);
if (!read.ok) exitWithUsageError(COMMANDS.serve, read.error, isJson);
if (read.value === 'help') {
  printLine(formatHelp(SERVE_HELP, screen.size.columns));
  process.exit(0);
}
const { host, showsStatistics, showsTable, hasLobbyFolders, comesBack, wantsClaim, logFile } = read.value;
const dataFolder = read.value.dataFolder === null ? null : path.resolve(read.value.dataFolder);
const lobbyOptions = [host, ...(host.furtherLobbies ?? [])];

if (dataFolder !== null) {
  const claimed = await claimFolder(dataFolder, process.pid);
  if (!claimed.ok) exitWithError(claimed.error.code, claimed.error.message, isJson);
}
const kept =
  dataFolder === null
    ? undefined
    : await openKeptLobbies({ dataFolder, lobbies: lobbyOptions, hasLobbyFolders, comesBack, wallMs: Date.now() });
if (kept?.ok === false) exitWithError(kept.error.code, kept.error.message, isJson);
const log = createStderrLog(logFile);
const hosted: HostedLobbyOptions[] = [];
for (const [index, plain] of lobbyOptions.entries()) {
  const { options, folder } = kept?.value[index] ?? {
    options: { ...plain, succession: { identity: '' } },
    folder: undefined,
  };
  const hasOwner = options.restored?.authority.ranks.some(([, rank]) => rank === 'owner') ?? false;
  const claim = await openClaim({ folder, hasOwner, wantsNew: wantsClaim });
  if (!claim.ok) exitWithError(claim.error.code, claim.error.message, isJson);
  hosted.push({
    ...options,
    ...(claim.value === undefined ? {} : { claimCode: claim.value }),
    ...(folder === undefined ? {} : { reportsFolder: path.join(folder, REPORTS_FOLDER) }),
  });
}
const [first = host, ...furtherLobbies] = hosted;
const started = await openInSteps(
  {
    ...host,
    ...first,
    furtherLobbies,
    ...(dataFolder === null ? {} : { mappingRecord: path.join(dataFolder, MAPPING_RECORD), keepsState: true }),
  },
  log,
  isJson ? undefined : showStep,
);
if (!started.ok) exitWithError(started.error.code, started.error.message, isJson);
const { events, lobbies, close } = started.value;
events.on('died', (message) => exitWithError('host-died', message, isJson));

const stateFiles = (kept?.value ?? []).map(
  ({ folder, given }) => new LobbyStateFile({ folder, given, wallMs: Date.now, schedule: scheduleTimer, log }),
);
for (const [index, { folder }] of (kept?.value ?? []).entries()) {
  const lobby = lobbies[index];
  if (lobby !== undefined) keepSuccessions(lobby, folder, log);
}
for (const [index, lobby] of lobbies.entries()) {
  const { folder = '', options } = kept?.value[index] ?? {};
  renewAfterBans(lobby, options?.keys === undefined ? undefined : { folder, keys: options.keys }, {
    log,
    onRenewed: () => void lobby.describe().then(printRenewed),
  });
  lobby.events.on('claimed', (name) => {
    const { lobbyName } = lobby.description;
    print({ claimed: { lobbyName, name } }, `${strangersText(name)} owns '${lobbyName}' now.`);
    if (folder !== '') void forgetClaim(folder).catch((error: Error) => log.warn(unforgottenText(folder, error)));
  });
  lobby.events.on('state', (state) => stateFiles[index]?.keep(state));
  if (showsStatistics) {
    const named = lobbies.length === 1 ? {} : { lobby: lobby.description.lobbyName };
    lobby.events.on('statistics', (statistics) => print({ statistics, ...named }, JSON.stringify(statistics)));
  }
}

// Moderators may let newcomers knock at any time.
const takeAnswer = answerKnocks(lobbies, print);
// Programs get the answers of a rendezvous later.
if (!isJson) await waitForRendezvous(lobbies, host.rendezvous ?? [], showStep);

const ADVICE = 'This invitation ends with this lobby. To keep it for the next start, add --data FOLDER.';
for (const [index, lobby] of lobbies.entries()) {
  const description = await lobby.describe();
  if (index === 0 && description.isOnlyLoopback) log.warn(noticeText({ code: 'only-loopback' }));
  const mapping = index === 0 ? mappingText(description.reach.mapping, description.port) : undefined;
  const { listing } = lobbyOptions[index] ?? {};
  const servers = isJson ? '' : serversText(description.reach.rendezvous, listing);
  const code = hosted[index]?.claimCode ?? '';
  const more = [mapping ?? '', servers, dataFolder === null ? ADVICE : ''].filter((text) => text !== '');
  print({ ...description, claimCode: code === '' ? null : formatClaimCode(code) }, [
    ...lobbyText(description, more, code),
    '\n',
  ]);
  showReach(lobby, listing, { mapping, rendezvous: servers }, print);
}
const CLOSING_ADVICE = `Type 'help' for commands. Press Ctrl+C to close the ${lobbies.length === 1 ? 'lobby' : 'lobbies'}.`;
if (!isJson) print({}, CLOSING_ADVICE);
const invitations = await Promise.all(lobbies.map((lobby) => lobby.describe()));
const hideTable = showsTable
  ? showTable({
      read: () => readLobbies(lobbies),
      top: (columns) => invitationLines(invitations, columns),
      bottom: CLOSING_ADVICE,
      hasInput: process.stdin.isTTY,
    })
  : undefined;
const typed = { input: process.stdin, takeLine: takeAnswer, onTyped: () => screen.invalidatePage() };
if (!isJson) runConsole({ ...typed, lobbies, print: (line) => printLine(line), isShort: showsTable && screen.isLive });
else {
  // A program in the background must not read a terminal before there is something to answer.
  let answers: unknown;
  for (const { events: knocks } of lobbies)
    knocks.on('knock', () => (answers ??= createInterface({ input: process.stdin }).on('line', takeAnswer)));
}

const moved = new Set<LobbyHandle>();
const moves = lobbies.map((lobby) => {
  answerDoubts(lobby);
  return new Promise<void>((resolve) => {
    lobby.events.on('succession', ({ type }) => {
      if (type !== 'moved') return;
      moved.add(lobby);
      resolve();
    });
  });
});
const stop = await Promise.race([untilStopRequested(monotonicMs), Promise.all(moves)]);
hideTable?.();
const isAsked = 'signal' in stop;
if (isAsked) void stop.again.then(() => process.exit(0));
if (!isJson && screen.hasStatus) showStep('Closing');
const isRestart = comesBack && isAsked && stop.signal === 'SIGTERM';
const farewells = await Promise.all(lobbies.map((lobby) => partWith(lobby)));
await close({ comesBack: isRestart });
for (const [index, { lobbyName }] of invitations.entries()) {
  const farewell = farewells[index] ?? { kind: 'closed' };
  print({ ended: { lobbyName, ...farewell } }, farewellText(lobbyName, farewell, dataFolder !== null));
}
const nextLobbyId = (): string => randomBytes(LOBBY_ID_BYTES).toString('base64url');
for (const file of stateFiles) await file.finish((state) => (isRestart ? state : afterEnd(state, nextLobbyId())));
process.exit(0);

/** Passes a lobby on to another host if there is one. Returns what becomes of it. */
async function partWith(lobby: LobbyHandle): Promise<Farewell> {
  if (moved.has(lobby)) return { kind: 'moved' };
  if (isRestart) return { kind: 'restarting' };
  const people = await lobby.people();
  const heir = await handOver(lobby, { schedule: scheduleTimer, nowMs: monotonicMs });
  if (heir === undefined) return { kind: 'closed' };
  return { kind: 'handed-over', to: people.find(({ identity }) => identity === heir.identity)?.name ?? '' };
}

function printRenewed({ lobbyName, invitation }: HostDescription): void {
  print({ renewed: { lobbyName, invitation } }, [
    `The invitation to '${strangersText(lobbyName)}' is a new one. Invite players with this link from now on:\n`,
    styled('secret', invitation),
  ]);
}

function unforgottenText(folder: string, { message }: Error): string {
  return `The used claim code can't be deleted in ${folder}, so the next start shows it again. ${message}`;
}

function print(value: object, text: Line): void {
  if (isJson) process.stdout.write(`${JSON.stringify(value)}\n`);
  else printLine(text);
}
