import { parseArgs, type ParseArgsConfig } from 'node:util';
import { closestName } from '../../shared/closest-name.ts';
import { MAX_NAME_CHARACTERS, MAX_NAME_INPUT_LENGTH, parseParticipantName } from '../../shared/model/name.ts';
import { failure, success, type Result } from '../../shared/result.ts';

type Values<Options extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
  typeof parseArgs<{ options: Options; strict: true }>
>['values'];

export interface ParsedArguments<Options extends NonNullable<ParseArgsConfig['options']>> {
  readonly values: Values<Options>;
  readonly positionals: readonly string[];
}

/** Parses `argv` (without node and script). Unknown options and stray words fail with a message that names them. */
export function parseOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: Options,
): Result<Values<Options>, 'bad-option'> {
  const parsed = parseArguments(argv, options, { maxWords: 0 });
  return parsed.ok ? success(parsed.value.values) : parsed;
}

/**
 * As `parseOptions`, with up to `maxWords` words that belong to no option. `alsoKnown`: names of further options that
 * somebody who mistypes one may have meant.
 */
export function parseArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: Options,
  { maxWords, alsoKnown = [] }: { readonly maxWords: number; readonly alsoKnown?: readonly string[] },
): Result<ParsedArguments<Options>, 'bad-option'> {
  const config = { args: [...argv], options, strict: false, allowPositionals: true, tokens: true } as const;
  const { values, positionals, tokens } = parseArgs(config);
  for (const token of tokens) {
    const flaw = token.kind === 'option' ? findFlaw(token, options, alsoKnown) : undefined;
    if (flaw !== undefined) return failure('bad-option', flaw);
  }
  const extra = positionals[maxWords];
  if (extra !== undefined) return failure('bad-option', `Unexpected argument '${extra}'.`);
  return success({ values: values as Values<Options>, positionals });
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** A value such as -8,0,0, which no option looks like. */
const NEGATIVE_NUMBER = /^-[\d.]/;

function findFlaw(
  { name, rawName, value, inlineValue }: OptionToken,
  options: NonNullable<ParseArgsConfig['options']>,
  alsoKnown: readonly string[],
): string | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) {
    const meant = closestName(name, [...Object.keys(options), ...alsoKnown]);
    return `Unknown option ${rawName}.${meant === undefined ? '' : ` Did you mean --${meant}?`}`;
  }
  if (option.type === 'boolean') return value === undefined ? undefined : `${rawName} doesn't take a value.`;
  if (value === undefined) return `${rawName} needs a value.`;
  const isOptionLike = inlineValue !== true && value.length > 1 && value.startsWith('-');
  return isOptionLike && !NEGATIVE_NUMBER.test(value)
    ? `${rawName} needs a value. If it is '${value}', write ${rawName}=${value}.`
    : undefined;
}

/** Parses a number from `min` to `max`, or fails with the name of the option. */
export function parseNumber(name: string, text: string, min: number, max: number): Result<number, 'bad-option'> {
  const value = readDecimal(text);
  if (value >= min && value <= max) return success(value);
  return failure('bad-option', `--${name} must be a number from ${min} to ${max}, not '${text}'.`);
}

/** Parses a whole number from `min` to `max`, or fails with the name of the option. */
export function parseInteger(name: string, text: string, min: number, max: number): Result<number, 'bad-option'> {
  const number = parseNumber(name, text, min, max);
  if (number.ok && !Number.isInteger(number.value))
    return failure('bad-option', `--${name} must be a whole number, not '${text}'.`);
  return number;
}

/** Parses "x,y,z" in metres into three numbers. */
export function parsePosition(
  name: string,
  text: string,
  maxMetres: number,
): Result<readonly [number, number, number], 'bad-option'> {
  const parts = text.split(',').map(readDecimal);
  const [x, y, z] = parts;
  if (
    parts.length === 3 &&
    x !== undefined &&
    y !== undefined &&
    z !== undefined &&
    parts.every((part) => Math.abs(part) <= maxMetres)
  )
    return success([x, y, z]);
  return failure(
    'bad-option',
    `--${name} must be three numbers x,y,z in metres, each within ${maxMetres} of 0, not '${text}'.`,
  );
}

const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)\s*$/;

/** Reads a decimal number; NaN = it is none. `Number` would also take 0x10, which is no port that anybody means. */
function readDecimal(text: string): number {
  return DECIMAL.test(text) ? Number(text) : Number.NaN;
}

/** Cleans the name that option `--{option}` gives to a player or a lobby, or says what is wrong with it. */
export function readName(option: string, text: string): Result<string, 'bad-option'> {
  const name = parseParticipantName(text);
  if (name !== undefined) return success(name);
  return failure(
    'bad-option',
    text.length > MAX_NAME_INPUT_LENGTH
      ? `--${option} is too long: only its first ${MAX_NAME_CHARACTERS} characters are shown. Shorten it.`
      : `--${option} must be a name with visible characters.`,
  );
}
