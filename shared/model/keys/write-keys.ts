import * as v from 'valibot';

/** The most keys that begin a message. */
export const MAX_WRITE_KEYS = 4;

/** A character that is no space, with the marks on it, or a function key. */
const WRITE_KEY = /^(?:[\p{L}\p{N}\p{P}\p{S}]\p{M}{0,2}|F(?:[1-9]|1\d|2[0-4]))$/u;

/**
 * A key that begins a message, by what it types (`KeyboardEvent.key`, letters in lower case) and not by its place,
 * because it works in the window only: `/` is `/` on every keyboard.
 */
const writeKeySchema = v.pipe(
  v.string(),
  v.maxLength(8),
  v.regex(WRITE_KEY),
  v.check((key) => writeKeyOf(key) === key),
);
export const writeKeysSchema = v.pipe(v.array(writeKeySchema), v.maxLength(MAX_WRITE_KEYS));

/** Returns what a key (`KeyboardEvent.key`) is in a list of keys that begin a message; null = it cannot be in one. */
export function writeKeyOf(key: string): string | null {
  if (!WRITE_KEY.test(key)) return null;
  return /^F\d/.test(key) ? key : key.toLowerCase();
}
