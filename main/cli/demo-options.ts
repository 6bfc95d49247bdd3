import { failure, success, type Result } from '../../shared/result.ts';
import { SCENARIO_IDS, type ScriptChoice } from '../practice/choose-script.ts';
import type { HeadlessDemoOptions } from '../practice/headless-demo.ts';
import { DEMO_LIMITS } from './command-defaults.ts';
import { parseInteger, parseNumber, parseOptions } from './options.ts';

/** The options of `npm run demo`. */

/** Those of a measured run, for `parseOptions`. */
export const DEMO_OPTIONS = {
  headless: { type: 'boolean' },
  scenario: { type: 'string' },
  seconds: { type: 'string' },
  players: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const MEASURING_OPTIONS: readonly string[] = ['--seconds', '--players', '--out'];

/**
 * Reads the arguments of `npm run demo` (without node and script). Returns 'help', 'app' if the practice lobby opens in
 * the app, the options of a measured run, or a failure that names the wrong option and says what it takes.
 */
export function readDemoOptions(argv: readonly string[]): Result<HeadlessDemoOptions | 'app' | 'help', 'bad-option'> {
  if (argv.includes('--help')) return success('help');
  if (!argv.includes('--headless')) return readAppOptions(argv);
  const parsed = parseOptions(argv, DEMO_OPTIONS);
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
    : failure('bad-option', `${misplaced} works only with --headless. Add it.`);
}

function readScript(scenario: string | undefined, players: string | undefined): Result<ScriptChoice, 'bad-option'> {
  if (scenario === undefined) {
    const playerCount = parseInteger(
      'players',
      players ?? String(DEMO_LIMITS.defaultPlayers),
      2,
      DEMO_LIMITS.maxPlayers,
    );
    return playerCount.ok
      ? success({ kind: 'wander', playerCount: playerCount.value, schedule: 'turns' })
      : playerCount;
  }
  if (players !== undefined)
    return failure('bad-option', "--players and --scenario can't be combined: a scenario brings its own players.");
  const id = SCENARIO_IDS.find((one) => one === scenario);
  return id === undefined
    ? failure('bad-option', `--scenario must be one of ${SCENARIO_IDS.join(', ')}, not '${scenario}'.`)
    : success({ kind: 'scenario', id });
}

function readSeconds(seconds: string | undefined, script: ScriptChoice): Result<number | null, 'bad-option'> {
  if (seconds === undefined) return success(script.kind === 'scenario' ? null : DEMO_LIMITS.defaultSeconds);
  return parseNumber('seconds', seconds, 1, DEMO_LIMITS.maxSeconds);
}
