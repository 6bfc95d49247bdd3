import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { describeFileError } from '../../../shared/describe-file-error.ts';
import type { Log } from '../../../shared/log.ts';
import type { StoredNotice } from '../../../shared/model/stored-notice.ts';
import { openAppLog } from '../../desktop/log/open-app-log.ts';
import { findMissingRoom } from '../../desktop/settings/disk-room.ts';
import { findDataFolder } from '../../desktop/settings/data-folder.ts';
import { readHomeFolder } from '../../desktop/settings/home-folder.ts';
import { makeFolder } from '../../desktop/settings/make-folder.ts';
import { exitWithError } from '../terminal.ts';

/** The folder for settings and logs. */
export interface DataFolder {
  readonly path: string;
  /** A notice to the player about it; null = nothing. */
  readonly notice: StoredNotice | null;
}

/**
 * Creates the folder for settings and logs if it is missing, and returns its absolute path. `chosen` = the folder of
 * `--data-dir`; null = the platform's usual one. Ends the process with an error text if the folder is not writable. If
 * its disk is only full, Earshot runs with what it has in memory.
 */
export function openDataFolder(chosen: string | null): DataFolder {
  const folder =
    chosen === null
      ? findDataFolder({ platform: process.platform, environment: process.env, homeFolder: readHomeFolder() })
      : path.resolve(chosen);
  if (folder === undefined)
    return exitWithError(
      'bad-data-dir',
      'This user has no home folder for settings and logs. Set HOME, or choose a folder with --data-dir.',
      false,
    );
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    return { path: folder, notice: findMissingRoom(folder) };
  } catch (error) {
    return exitWithError(
      'bad-data-dir',
      `The folder ${folder} can't be used (${describeFileError(error)}). Choose another with --data-dir.`,
      false,
    );
  }
}

/**
 * Opens the log in `dataFolder`. Unhandled errors are logged and do not end the process: one of them must not end a
 * hosted lobby for everyone.
 */
export function openProcessLog(dataFolder: string): Log {
  const log = openAppLog(dataFolder, process.env['EARSHOT_LOG']);
  process.on('uncaughtException', (error) => log.error('Unhandled error.', error));
  process.on('unhandledRejection', (reason) => log.error('Unhandled promise rejection.', reason));
  return log;
}
