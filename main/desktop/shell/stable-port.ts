import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from '../settings/write-file-atomically.ts';
import type { Log } from '../../../shared/log.ts';

/** A port that should be the same at every start. */
export interface StablePort {
  /** The file that stores the port, in the data folder. */
  readonly fileName: string;
  /** Below the range that systems use for outgoing connections (Linux: from 32,768), and unregistered. */
  readonly firstPort: number;
}

/** The window's port: a browser remembers the microphone permission by address *and* port. */
export const WINDOW_PORT: StablePort = { fileName: 'browser-port', firstPort: 24_680 };

/** The overlay's port: streaming programs store the page's address in their scenes. */
export const OVERLAY_PORT: StablePort = { fileName: 'overlay-port', firstPort: 24_700 };

const NEIGHBOURS = 10;

/** Returns the ports to try, best first: the one used before, then its neighbours, then any. */
export async function listPortCandidates(
  folder: string,
  { fileName, firstPort }: StablePort,
): Promise<readonly number[]> {
  const text = await readFile(path.join(folder, fileName), 'utf8').catch(() => '');
  const remembered = /^\d{4,5}\s*$/.test(text) ? Number(text) : firstPort;
  const first = remembered >= 1_024 && remembered + NEIGHBOURS <= 65_535 ? remembered : firstPort;
  return [...Array.from({ length: NEIGHBOURS }, (_, index) => first + index), 0];
}

/** Stores the port for the next start. A failure costs another microphone prompt, or copying an address again. */
export async function rememberPort(folder: string, { fileName }: StablePort, port: number, log: Log): Promise<void> {
  try {
    await writeFileAtomically(path.join(folder, fileName), `${port}\n`);
  } catch (error) {
    log.warn(`The port in ${fileName} could not be remembered.`, error);
  }
}
