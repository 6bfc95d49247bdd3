import { readTypedSymbols, symbolsOf } from '../model/people/typed-symbols.ts';

const PREFIX_LENGTH = 3;
const PASSWORD_LENGTH = 5;

/** A code to read aloud, such as `K7Q-29MDX`. */
export interface JoinCode {
  /** Finds the lobby; its rendezvous assigns it. */
  readonly prefix: string;
  /** Known to the host and its guests only. 25 bits. */
  readonly password: string;
}

/** Reads a code as people type it (`readTypedSymbols`). Undefined if it is none. */
export function parseJoinCode(input: string): JoinCode | undefined {
  const symbols = readTypedSymbols(input, PREFIX_LENGTH + PASSWORD_LENGTH);
  if (symbols === undefined) return undefined;
  return { prefix: symbols.slice(0, PREFIX_LENGTH), password: symbols.slice(PREFIX_LENGTH) };
}

export function formatJoinCode({ prefix, password }: JoinCode): string {
  return `${prefix}-${password}`;
}

/** Returns the password of a code for random bytes, of which it uses five. */
export function codePasswordOf(random: Uint8Array): string {
  return symbolsOf(random.subarray(0, PASSWORD_LENGTH));
}
