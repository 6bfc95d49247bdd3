/** The kinds of test: folders of `test/`, projects of Vitest. */
const TEST_KINDS = ['unit', 'contract', 'integration', 'browser', 'e2e', 'long', 'network', 'survival'] as const;
export type TestKind = (typeof TEST_KINDS)[number];

/** Kinds that drive a browser. */
export const BROWSER_KINDS: readonly TestKind[] = ['browser', 'e2e', 'network', 'survival'];

/** Vitest takes any option without a word, so a mistyped one would run everything. */
const PASSED_OPTIONS =
  /^(?:-t|-u|--(?:testNamePattern|update|bail|retry|maxWorkers|no-file-parallelism|inspect|inspect-brk|reporter))(?:=|$)/;

export const TEST_USAGE = {
  command: 'npm test',
  help: `Runs the static checks, then all tests except the long ones and those of networks and survival, or those that you choose.

  npm test -- [KIND ...] [PATH ...] [option ...]

  KIND                   ${TEST_KINDS.join(', ')}
  PATH                   a file or folder under test/
  -t NAME                only tests with this in their name
  --watch                run them again after each change
  --time-limit MINUTES   stop a run that takes longer (25)
  --help                 this text

Passed on to Vitest: -u, --bail N, --retry N, --maxWorkers N, --no-file-parallelism, --inspect, --inspect-brk,
--reporter NAME.

Examples:
  npm test
  npm test -- unit contract
  npm test -- test/integration -t range
  npm test -- --watch test/unit/main/mixer
`,
} as const;

/** Tests that take minutes of real time, so they run only if they are named. */
const SLOW_KINDS: readonly TestKind[] = ['long', 'network', 'survival'];

/** What `npm test` runs. */
const QUICK_KINDS = TEST_KINDS.filter((kind) => !SLOW_KINDS.includes(kind));

/** A run that takes longer than this has hung. */
const DEFAULT_LIMIT_MINUTES = 25;

export interface TestArguments {
  /** The kinds to run. */
  readonly kinds: readonly TestKind[];
  /** Paths and options for Vitest. */
  readonly passedOn: readonly string[];
  /** Whether the whole suite runs, with the static checks. */
  readonly isWholeSuite: boolean;
  /** Whether to keep running and repeat the tests affected by a saved file. */
  readonly isWatching: boolean;
  /** The run stops after this many minutes, and what was running is printed. */
  readonly limitMinutes: number;
}

/**
 * Reads the arguments of `npm test`. Names of kinds choose these kinds; a path under `test/` chooses its kind;
 * `--watch` keeps watching; `--time-limit MINUTES` stops a hanging run. Everything else is passed to Vitest. Throws an
 * Error that says what to write instead if an option is unknown or the limit is not a positive number.
 */
export function parseTestArguments(given: readonly string[]): TestArguments {
  const { rest, limitMinutes } = withoutTimeLimit(given);
  const isWatching = rest.includes('--watch');
  const passedOn = rest.filter((argument) => argument !== '--watch' && !isKind(argument));
  const unknown = passedOn.find((argument) => argument.startsWith('-') && !PASSED_OPTIONS.test(argument));
  if (unknown !== undefined) throw new Error(`Unknown option ${unknown}.`);
  const folders = passedOn.map((argument) => /^(?:\.\/)?test\/([^/]+)/.exec(argument)?.[1] ?? '');
  const chosen = TEST_KINDS.filter((kind) => rest.includes(kind) || folders.includes(kind));
  return {
    kinds: chosen.length === 0 ? QUICK_KINDS : chosen,
    passedOn,
    isWholeSuite: rest.length === 0,
    isWatching,
    limitMinutes,
  };
}

function withoutTimeLimit(given: readonly string[]): {
  readonly rest: readonly string[];
  readonly limitMinutes: number;
} {
  const at = given.indexOf('--time-limit');
  if (at < 0) return { rest: given, limitMinutes: DEFAULT_LIMIT_MINUTES };
  const limitMinutes = Number(given[at + 1]);
  if (!(limitMinutes > 0)) throw new Error('--time-limit needs a number of minutes, such as --time-limit 20.');
  return { rest: [...given.slice(0, at), ...given.slice(at + 2)], limitMinutes };
}

function isKind(argument: string): boolean {
  return (TEST_KINDS as readonly string[]).includes(argument);
}
