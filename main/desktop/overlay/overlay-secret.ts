import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../../shared/log.ts';
import { writeFileAtomically } from '../settings/write-file-atomically.ts';

const FILE_NAME = 'overlay-secret';
/** 32 bytes in base64url, which is what the log takes out of its lines. */
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/**
 * The secret in the address of the overlay's page, as it was given out before; undefined where none was, or it cannot
 * be read.
 */
export async function readOverlaySecret(folder: string): Promise<string | undefined> {
  const text = await readFile(path.join(folder, FILE_NAME), 'utf8').catch(() => '');
  const secret = text.trim();
  return SECRET.test(secret) ? secret : undefined;
}

/** A new secret, stored for the next start. Where it cannot be stored it holds until the program ends. */
export async function createOverlaySecret(folder: string, log: Log): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  try {
    await writeFileAtomically(path.join(folder, FILE_NAME), `${secret}\n`);
  } catch (error) {
    log.warn('The address of the overlay could not be stored; it changes with the next start.', error);
  }
  return secret;
}
