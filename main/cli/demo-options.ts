import { failure, success, type Result } from '../../shared/result.ts';
import { SCENARIO_IDS, type ScriptChoice } from '../practice/choose-script.ts';
import type { HeadlessDemoOptions } from '../practice/headless-demo.ts';
import { parseInteger, parseNumber, parseOptions } from './options.ts';

/** The options of `npm run demo`. */

const MAX_PLAYERS = 32;
const MAX_SECONDS = 600;
const DEFAULT_SECONDS = 20;
const MEASURING_OPTIONS: readonly string[] = ['--seconds', '--players', '--out'];

export const DEMO_USAGE = `Opens the practice lobby: simulated players walk and talk, and you hear them from where they stand.

  --scenario NAME     ${SCENARIO_IDS.join(', ')}: simulated players play this kind of game
  --headless          measure who hears whom, without a window
  --seconds S         duration of the measurement, at most ${MAX_SECONDS} (${DEFAULT_SECONDS}, or one run of a scenario)
  --players N         number of simulated players, 2 to ${MAX_PLAYERS}; not with --scenario (6)
  --out FOLDER        folder for report.json, report.svg and listener-N.wav (required with --headless)
  --help              show this text

Without --headless, it also takes the options of npm start. A measured run ends with exit code 1 if a player did not hear
what they should.

Examples:
  npm run demo
  npm run demo -- --scenario roleplay
  npm run -s demo -- --headless --seconds 20 --players 6 --out report
`;

/**
 * Reads the arguments of `npm run demo` (without node and script). Returns 'help', 'app' if the practice lobby opens in
 * the app, the options of a measured run, or a failure that names the wrong option and says what it takes.
 */
export function readDemoOptions(argv: readonly string[]): Result<HeadlessDemoOptions | 'app' | 'help', 'bad-option'> {
  if (argv.includes('--help')) return success('help');
  if (!argv.includes('--headless')) return readAppOptions(argv);
  const parsed = parseOptions(argv, {
    headless: { type: 'boolean' },
    scenario: { type: 'string' },
    seconds: { type: 'string' },
    players: { type: 'string' },
    out: { type: 'string' },
  });
  if (!parsed.ok) return parsed;
  const { out } = parsed.value;
  const script = readScript(parsed.value.scenario, parsed.value.players);
  if (!script.ok) return script;
  const seconds = readSeconds(parsed.value.seconds, script.value);
  if (!seconds.ok) return seconds;
  if (out === undefined || out === '')
    return failure('bad-option', '--headless needs a folder for the report. Add --out FOLDER.');
  return success({ script: script.value, seconds: seconds.value, outputFolder: out });
}

/** The app checks its own options. */
function readAppOptions(argv: readonly string[]): Result<'app', 'bad-option'> {
  const misplaced = argv.map((word) => word.split('=')[0] ?? '').find((word) => MEASURING_OPTIONS.includes(word));
  return misplaced === undefined
    ? success('app')
    : failure('bad-option', `${misplaced} belongs to a measured run. Add --headless.`);
}

function readScript(scenario: string | undefined, players: string | undefined): Result<ScriptChoice, 'bad-option'> {
  if (scenario === undefined) {
    const playerCount = parseInteger('players', players ?? '6', 2, MAX_PLAYERS);
    return playerCount.ok
      ? success({ kind: 'wander', playerCount: playerCount.value, schedule: 'turns' })
      : playerCount;
  }
  if (players !== undefined)
    return failure(
      'bad-option',
      '--players and --scenario cannot be combined, because a scenario has its own players.',
    );
  const id = SCENARIO_IDS.find((one) => one === scenario);
  return id === undefined
    ? failure('bad-option', `--scenario must be one of ${SCENARIO_IDS.join(', ')}, not '${scenario}'.`)
    : success({ kind: 'scenario', id });
}

function readSeconds(seconds: string | undefined, script: ScriptChoice): Result<number | null, 'bad-option'> {
  if (seconds === undefined) return success(script.kind === 'scenario' ? null : DEFAULT_SECONDS);
  return parseNumber('seconds', seconds, 1, MAX_SECONDS);
}
