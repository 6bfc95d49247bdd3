import { parseArgs, type ParseArgsConfig } from 'node:util';
import { failure, success, type Result } from '../../shared/result.ts';

type Values<Options extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
  typeof parseArgs<{ options: Options; strict: true }>
>['values'];

/** Parses `argv` (without node and script). Unknown options and stray words fail with a message that names them. */
export function parseOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: Options,
): Result<Values<Options>, 'bad-option'> {
  try {
    return success(parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values);
  } catch (error) {
    // The first sentence names the option; the rest explains an unusual way to write arguments.
    return failure('bad-option', `${(error as Error).message.split('. ')[0]?.replace(/\.$/, '')}.`);
  }
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
