import { readFile } from 'node:fs/promises';
import path from 'node:path';
import electronUpdater, { type AppUpdater } from 'electron-updater';
import type { Log } from '../../../shared/log.ts';
import { adaptUpdater } from './adapt-updater.ts';
import type { Updater } from './update-service.ts';

/** '.example' is reserved for documentation (RFC 2606): packages built without an update server have no updates. */
const NO_SERVER = /^url:\s*['"]?https?:\/\/[^/\s'"]*\.example(?:[:/'"\s]|$)/m;

/**
 * Returns what updates a packaged copy under Electron; null if nothing can: unpacked, without an update server, or in a
 * form that cannot replace itself.
 */
export async function loadUpdater(resourcesFolder: string, log: Log): Promise<Updater | null> {
  const description = await readFile(path.join(resourcesFolder, 'app-update.yml'), 'utf8').catch(() => undefined);
  if (description === undefined || !namesUpdateServer(description)) return null;
  const updater: AppUpdater = electronUpdater.autoUpdater;
  return updater.isUpdaterActive() ? adaptUpdater(updater, log) : null;
}

/** Returns whether the packed update configuration names a server that can exist. */
export function namesUpdateServer(description: string): boolean {
  return !NO_SERVER.test(description);
}
