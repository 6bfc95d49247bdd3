import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from '../../settings/write-file-atomically.ts';
import type { Log } from '../../app/ports.ts';

/** Below the range from which systems take ports for outgoing connections (Linux: 32,768 on), and registered to nobody. */
const FIRST_PORT = 24_680;
const NEIGHBOURS = 10;
const FILE_NAME = 'browser-port';

/**
 * Ports to try, best first: the one used before, since a browser remembers the microphone permission by address *and*
 * port, then its neighbours, then any.
 */
export async function listPortCandidates(folder: string): Promise<readonly number[]> {
  const text = await readFile(path.join(folder, FILE_NAME), 'utf8').catch(() => '');
  const remembered = /^\d{4,5}\s*$/.test(text) ? Number(text) : FIRST_PORT;
  const first = remembered >= 1_024 && remembered + NEIGHBOURS <= 65_535 ? remembered : FIRST_PORT;
  return [...Array.from({ length: NEIGHBOURS }, (_, index) => first + index), 0];
}

/** Remembers the port for the next start. Failing costs only a new question about the microphone. */
export async function rememberPort(folder: string, port: number, log: Log): Promise<void> {
  try {
    await writeFileAtomically(path.join(folder, FILE_NAME), `${port}\n`);
  } catch (error) {
    log.warn('The port of the window could not be remembered.', error);
  }
}
