import type { ParseArgsConfig } from 'node:util';
import { parseArguments, type ParsedArguments } from '../main/cli/options.ts';
import { success, type Result } from '../shared/result.ts';

/** How a script of the project is called. */
export interface ScriptUsage {
  /** The command, such as `npm run build`. */
  readonly command: string;
  /** The text of `--help`, with examples. */
  readonly help: string;
}

/** 128 + SIGPIPE, as shells report it. */
const EXIT_WITHOUT_READER = 141;

type Options = NonNullable<ParseArgsConfig['options']>;
/**
 * Parses the arguments of a script, of which `maxWords` may be words without an option. Returns 'help' if that was
 * asked for, or a failure that names the wrong argument.
 */
export function parseScriptArguments<const Given extends Options>(
  argv: readonly string[],
  options: Given,
  maxWords: number,
): Result<ParsedArguments<Given> | 'help', 'bad-option'> {
  if (argv.includes('--help')) return success('help');
  return parseArguments(argv, options, { maxWords });
}

/**
 * Reads the arguments of this process. Prints the help and ends if that was asked for, and ends if one is wrong. Later,
 * the script ends quietly when nobody reads its output any longer, as after `npm run bench | head`.
 */
export function readScriptArguments<const Given extends Options>(
  usage: ScriptUsage,
  options: Given,
  maxWords = 0,
): ParsedArguments<Given> {
  endWithoutReader();
  const parsed = parseScriptArguments(process.argv.slice(2), options, maxWords);
  if (!parsed.ok) exitWithScriptError(usage, parsed.error.message);
  if (parsed.value === 'help') exitWithHelp(usage);
  return parsed.value;
}

/** Ends the script with the code of a program that SIGPIPE ended. */
export function endWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit(EXIT_WITHOUT_READER));
}

export function exitWithHelp({ help }: ScriptUsage): never {
  process.stdout.write(help);
  process.exit(0);
}

/** Ends the script because its arguments are wrong: with exit code 2, and the command that explains them. */
export function exitWithScriptError({ command }: ScriptUsage, message: string): never {
  process.stderr.write(`${message} Run '${command} -- --help' for all options.\n`);
  process.exit(2);
}
