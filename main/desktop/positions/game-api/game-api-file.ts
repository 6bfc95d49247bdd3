import { randomBytes } from 'node:crypto';
import path from 'node:path';
import * as v from 'valibot';
import { parseJsonText } from '../../../../shared/json-text.ts';
import type { Log } from '../../../../shared/log.ts';
import { readTextFile } from '../../settings/read-text-file.ts';
import { writeFileAtomically } from '../../../files/write-file-atomically.ts';

/** File in the data folder where mods find the address and token. */
export const GAME_API_FILE_NAME = 'game-api.json';

const TOKEN_BYTES = 16;
const MAX_FILE_BYTES = 1_024;
const fileSchema = v.object({ token: v.pipe(v.string(), v.regex(/^[\w-]{22,64}$/)) });

/**
 * Reads the token of earlier starts, so that a mod is configured only once. Creates one if there is no usable token.
 */
export async function readOrMakeToken(folder: string): Promise<string> {
  return (await readToken(path.join(folder, GAME_API_FILE_NAME))) ?? randomBytes(TOKEN_BYTES).toString('base64url');
}

/**
 * Writes address and token for mods and the next start. Only the owner can read the file, whatever its mode was before.
 */
export async function writeGameApiFile(
  folder: string,
  api: { readonly url: string; readonly token: string },
  log: Log,
): Promise<void> {
  try {
    await writeFileAtomically(path.join(folder, GAME_API_FILE_NAME), `${JSON.stringify(api)}\n`);
  } catch (error) {
    log.warn(`${GAME_API_FILE_NAME} could not be written, so games need a new token after the next start.`, error);
  }
}

async function readToken(filePath: string): Promise<string | undefined> {
  const text = await readTextFile(filePath, MAX_FILE_BYTES).catch(() => undefined);
  const json = parseJsonText(text ?? '');
  const parsed = v.safeParse(fileSchema, json.ok ? json.value : undefined);
  return parsed.success ? parsed.output.token : undefined;
}
