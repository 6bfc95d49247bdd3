import { parseArgs } from 'node:util';
import { parseInteger } from '../../main/cli/options.ts';
import { parseStartOptions } from '../../main/cli/start-options.ts';
import { failure, success, type Result } from '../../shared/result.ts';

/** The options of `npm run dev`. */
export interface DevOptions {
  readonly wantsHelp: boolean;
  /** Whether to open a browser, rather than only print the link. */
  readonly wantsWindow: boolean;
  /** The first port to try for the window's server. */
  readonly windowPort: number;
  /** Debugger port of the main process; null = no debugger. */
  readonly inspectPort: number | null;
  /** The folder of the app's settings and log; null = `.cache/dev-data` in the project. */
  readonly dataFolder: string | null;
  /** Extra arguments of `npm start`, checked, for every start of the main process. */
  readonly startArguments: readonly string[];
}

/** Outside the ports that the app itself prefers for its window and its overlay page. */
const DEFAULT_WINDOW_PORT = 24_720;
const DEFAULT_INSPECT_PORT = 9_229;

export const DEV_HELP = `Opens Earshot for development: the window updates as you edit, and the main process restarts.

  npm run dev -- [option ...] [earshot://join/INVITATION]

  --window-port NUMBER    port of the window (default ${DEFAULT_WINDOW_PORT}; if it is in use, the next free one)
  --no-window             open no browser, only print the link
  --inspect               let a debugger attach to the main process on port ${DEFAULT_INSPECT_PORT}
  --inspect-port NUMBER   the same, on another port
  --data-dir FOLDER       where the app keeps settings and log (default .cache/dev-data)
  --help                  this text

All other options are those of 'npm start -- --help'. With --practice, every restart opens the practice lobby again.

Examples:
  npm run dev
  npm run dev -- --practice --no-window
`;

const OWN_OPTIONS = {
  'window-port': { type: 'string' },
  'no-window': { type: 'boolean' },
  inspect: { type: 'boolean' },
  'inspect-port': { type: 'string' },
  'data-dir': { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Parses the arguments after the program's name. The failure names the argument that is wrong. */
export function parseDevOptions(programArguments: readonly string[]): Result<DevOptions> {
  const { values, startArguments } = splitArguments([...programArguments]);
  const windowPort = parsePort('window-port', values['window-port'], DEFAULT_WINDOW_PORT);
  if (!windowPort.ok) return windowPort;
  const inspectPort = parsePort('inspect-port', values['inspect-port'], DEFAULT_INSPECT_PORT);
  if (!inspectPort.ok) return inspectPort;
  const dataFolder = values['data-dir'] ?? null;
  if (dataFolder === '' || typeof dataFolder === 'boolean') return bad('--data-dir needs a folder.');
  const startOptions = parseStartOptions(startArguments, Object.keys(OWN_OPTIONS));
  if (!startOptions.ok) return startOptions;
  const wantsInspector = values.inspect === true || values['inspect-port'] !== undefined;
  return success({
    wantsHelp: values.help === true,
    wantsWindow: values['no-window'] !== true,
    windowPort: windowPort.value,
    inspectPort: wantsInspector ? inspectPort.value : null,
    dataFolder,
    startArguments,
  });
}

/** Parses the loop's own options, and leaves those of `npm start` as they are. */
function splitArguments(args: string[]) {
  const { values, tokens } = parseArgs({ args, options: OWN_OPTIONS, strict: false, tokens: true });
  const ownIndexes = new Set<number>();
  for (const token of tokens) {
    if (token.kind !== 'option' || !Object.hasOwn(OWN_OPTIONS, token.name)) continue;
    ownIndexes.add(token.index);
    if (token.value !== undefined && !token.inlineValue) ownIndexes.add(token.index + 1);
  }
  return { values, startArguments: args.filter((_, index) => !ownIndexes.has(index)) };
}

function parsePort(name: string, value: string | boolean | undefined, defaultPort: number): Result<number> {
  if (value === undefined) return success(defaultPort);
  const port = parseInteger(name, String(value), 1, 65_535);
  return port.ok ? port : bad(port.error.message);
}

function bad(message: string): Result<never> {
  return failure('bad-options', message);
}
