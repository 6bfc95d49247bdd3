import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Log } from '../../../shared/log.ts';
import { readTextFile } from '../settings/read-text-file.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';

const FILE_NAME = 'overlay-secret';
const MAX_FILE_BYTES = 256;
/** 32 bytes in base64url, which the log redacts. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** Reads the secret in the address of the overlay's page; undefined if none was created, or if it cannot be read. */
export async function readOverlaySecret(folder: string): Promise<string | undefined> {
  const text = await readTextFile(path.join(folder, FILE_NAME), MAX_FILE_BYTES).catch(() => undefined);
  const secret = text?.trim() ?? '';
  return SECRET.test(secret) ? secret : undefined;
}

/** Creates a secret and stores it for the next start. If that fails, it is valid until the program ends. */
export async function createOverlaySecret(folder: string, log: Log): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  try {
    await writeFileAtomically(path.join(folder, FILE_NAME), `${secret}\n`);
  } catch (error) {
    log.warn('The address of the overlay could not be stored; it will change at the next start.', error);
  }
  return secret;
}
