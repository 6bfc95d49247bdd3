import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Log } from '../../../../shared/log.ts';
import { writeFileAtomically } from '../../settings/write-file-atomically.ts';

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
  const file = await open(filePath, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const buffer = Buffer.alloc(MAX_FILE_BYTES);
    const { bytesRead } = await file.read(buffer, 0, MAX_FILE_BYTES, 0);
    return v.parse(fileSchema, JSON.parse(buffer.toString('utf8', 0, bytesRead))).token;
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
