import type { AppUpdater } from 'electron-updater';
import type { Log } from '../../../shared/log.ts';
import type { Updater } from './update-service.ts';

/** electron-updater sends a unique id with every request, for staged rollouts. All copies of Earshot have this one. */
const NOBODYS_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Adapts electron-updater to our port. It compares versions, downloads only what has changed, and verifies the whole
 * file by the SHA-512 in the server's list. It never installs an older version.
 */
export function adaptUpdater(updater: AppUpdater, log: Log): Updater {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.requestHeaders = { 'x-user-staging-id': NOBODYS_ID };
  updater.isUserWithinRollout = () => true;
  updater.logger = {
    info: (message) => log.debug(`Updates: ${String(message)}`),
    warn: (message) => log.warn(`Updates: ${String(message)}`),
    error: (message) => log.warn(`Updates: ${String(message)}`),
  };
  // The promises report this too; without a listener it would be thrown.
  updater.on('error', () => {});

  return {
    async findNewer() {
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    async fetch(onProgress) {
      const follow = ({ percent }: { readonly percent: number }): void => onProgress(percent);
      updater.on('download-progress', follow);
      try {
        await updater.downloadUpdate();
      } finally {
        updater.off('download-progress', follow);
      }
    },
    install(onFailed) {
      updater.once('error', onFailed);
      updater.quitAndInstall(false, true);
    },
  };
}
