import path from 'node:path';
import { readTextFile } from '../settings/read-text-file.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';
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
const MAX_FILE_BYTES = 64;

/** Returns the ports to try, best first: the one of the first start, then its neighbours, then any. */
export async function listPortCandidates(folder: string, stablePort: StablePort): Promise<readonly number[]> {
  const first = (await readPort(folder, stablePort)) ?? stablePort.firstPort;
  return [...Array.from({ length: NEIGHBOURS }, (_, index) => first + index), 0];
}

/**
 * Stores the port of the first start. A port that another program made necessary later is not stored in its place:
 * scenes and permissions belong to the first one, which is tried again at each start. Returns the first one if `port`
 * is used in its place; else null. A failure costs another microphone prompt, or copying an address again.
 */
export async function keepPort(folder: string, stablePort: StablePort, port: number, log: Log): Promise<number | null> {
  const stored = await readPort(folder, stablePort);
  if (stored === port) return null;
  if (stored !== undefined) {
    log.warn(`Another program uses port ${stored}, so Earshot uses ${port} this time. Close it and restart Earshot.`);
    return stored;
  }
  try {
    await writeFileAtomically(path.join(folder, stablePort.fileName), `${port}\n`);
  } catch (error) {
    log.warn(`The port in ${stablePort.fileName} could not be stored.`, error);
  }
  return null;
}

/** Returns the stored port; undefined if there is none that can be used. */
async function readPort(folder: string, { fileName }: StablePort): Promise<number | undefined> {
  const text = await readTextFile(path.join(folder, fileName), MAX_FILE_BYTES).catch(() => undefined);
  const port = /^\s*\d{4,5}\s*$/.test(text ?? '') ? Number(text) : 0;
  return port >= 1_024 && port + NEIGHBOURS <= 65_535 ? port : undefined;
}
