import { parseInteger, parseNumber, parseOptions } from './command-line/options.ts';
import { exitWithError } from './command-line/terminal.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { formatHearingReport, runHeadlessDemo, type HeadlessDemoOptions } from './practice/headless-demo.ts';

/** `npm run demo`: the practice lobby in the app, or with --headless as a measured run without a window. */

const MAX_PLAYERS = 32;
const MAX_SECONDS = 600;

const USAGE = `Opens the practice lobby: simulated players walk about and talk, and you hear them from where you stand.

  --headless          no window: runs the whole path and measures who heard whom
  --seconds S         how long to measure, at most ${MAX_SECONDS} (20)
  --players N         simulated players, 2 to ${MAX_PLAYERS} (6)
  --out FOLDER        where report.json, report.svg and listener-N.wav go (needed with --headless)
  --help
`;

const headless = readHeadlessOptions();
if (!headless.ok) exitWithError(headless.error.code, `${headless.error.message} See --help.`, false);
if (headless.value === undefined) {
  process.argv.push('--practice');
  await import('./start.ts');
} else {
  await measure(headless.value);
}

async function measure(options: HeadlessDemoOptions): Promise<void> {
  process.stdout.write(`${options.playerCount} simulated players walk and talk for ${options.seconds} s ...\n`);
  const measured = await runHeadlessDemo(options);
  if (!measured.ok) exitWithError(measured.error.code, measured.error.message, false);
  process.stdout.write(`${formatHearingReport(measured.value)}\nReport: ${options.outputFolder}\n`);
  process.exit(measured.value.passed ? 0 : 1);
}

/** undefined = the app is wanted. */
function readHeadlessOptions(): Result<HeadlessDemoOptions | undefined, 'bad-option'> {
  if (process.argv.includes('--help')) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  if (!process.argv.includes('--headless')) return success(undefined);
  const parsed = parseOptions(process.argv.slice(2), {
    headless: { type: 'boolean' },
    seconds: { type: 'string', default: '20' },
    players: { type: 'string', default: '6' },
    out: { type: 'string' },
  });
  if (!parsed.ok) return parsed;
  const seconds = parseNumber('seconds', parsed.value.seconds, 1, MAX_SECONDS);
  if (!seconds.ok) return seconds;
  const playerCount = parseInteger('players', parsed.value.players, 2, MAX_PLAYERS);
  if (!playerCount.ok) return playerCount;
  if (parsed.value.out === undefined || parsed.value.out === '') return failure('bad-option', '--headless needs --out FOLDER.');
  return success({ seconds: seconds.value, playerCount: playerCount.value, outputFolder: parsed.value.out });
}
