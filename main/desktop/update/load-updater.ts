import { readFile } from 'node:fs/promises';
import path from 'node:path';
import electronUpdater, { type AppUpdater } from 'electron-updater';
import type { Log } from '../../../shared/log.ts';
import { adaptUpdater } from './adapt-updater.ts';
import type { Updater } from './update-service.ts';

/**
 * '.example' is reserved for documentation (RFC 2606): whoever builds packages without a server of their own has no
 * updates.
 */
const NO_SERVER = /^url:\s*['"]?https?:\/\/[^/\s'"]*\.example(?:[:/'"\s]|$)/m;

/**
 * What updates a packaged copy under Electron; null where nothing can: unpacked, without an update server, or in a form
 * that cannot replace itself.
 */
export async function loadUpdater(resourcesFolder: string, log: Log): Promise<Updater | null> {
  const description = await readFile(path.join(resourcesFolder, 'app-update.yml'), 'utf8').catch(() => undefined);
  if (description === undefined || !namesUpdateServer(description)) return null;
  const updater: AppUpdater = electronUpdater.autoUpdater;
  return updater.isUpdaterActive() ? adaptUpdater(updater, log) : null;
}

/** Whether the packed description of where updates come from names a server that can exist. */
export function namesUpdateServer(description: string): boolean {
  return !NO_SERVER.test(description);
}
