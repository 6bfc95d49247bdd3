import path from 'node:path';
import process from 'node:process';
import type { Log } from '../../../shared/log.ts';
import { BoundedFile } from './bounded-file.ts';
import { createLog } from './create-log.ts';

export const LOG_FILE_NAME = 'earshot.log';

/** Weeks of ordinary use, and small enough to send to somebody. */
const MAX_LOG_FILE_BYTES = 1_048_576;

/** The application's log: everything in `earshot.log` in `folder`, warnings and errors on standard error too. */
export function openAppLog(folder: string): Log {
  const file = new BoundedFile(path.join(folder, LOG_FILE_NAME), MAX_LOG_FILE_BYTES);
  return createLog(
    [
      { level: 'warn', write: (line) => process.stderr.write(`${line}\n`) },
      { level: 'debug', write: (line) => file.append(line) },
    ],
    () => new Date(),
  );
}
