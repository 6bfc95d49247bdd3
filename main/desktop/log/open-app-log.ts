import path from 'node:path';
import process from 'node:process';
import { LOG_LEVELS, type Log } from '../../../shared/log.ts';
import { BoundedFile } from './bounded-file.ts';
import { createLog } from './create-log.ts';

export const LOG_FILE_NAME = 'earshot.log';

/** Size limit: weeks of ordinary use, and small enough to send. */
const MAX_LOG_FILE_BYTES = 1_048_576;

/**
 * Opens the application's log: everything goes to `earshot.log` in `folder`, and lines of `terminalLevel` and above
 * also go to standard error. An unknown level counts as `warn`.
 */
export function openAppLog(folder: string, terminalLevel: string | undefined): Log {
  const level = LOG_LEVELS.find((known) => known === terminalLevel) ?? 'warn';
  const file = new BoundedFile(path.join(folder, LOG_FILE_NAME), MAX_LOG_FILE_BYTES);
  return createLog(
    [
      { level, write: (line) => process.stderr.write(`${line}\n`) },
      { level: 'debug', write: (line) => file.append(line) },
    ],
    () => new Date(),
  );
}
