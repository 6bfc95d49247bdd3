import type { Session } from 'electron';
import { safeFileName } from '../../../../shared/model/files/file-name.ts';
import type { Log } from '../../../../shared/log.ts';
import { isAppUrl } from './app-origin.ts';

const BLOB = 'blob:';

/** The type of what the window itself writes, such as rules. Everything else came from another player. */
const OWN_TYPE = 'application/json';

/**
 * Lets the page save what it holds, where the player chooses, and nothing from elsewhere. `mark`: marks what came from
 * another player as a file from the internet; resolves with whether it could.
 */
export function guardDownloads(
  session: Pick<Session, 'on'>,
  mark: (filePath: string) => Promise<boolean>,
  log: Log,
): void {
  session.on('will-download', (event, item) => {
    const url = item.getURL();
    if (!url.startsWith(BLOB) || !isAppUrl(url.slice(BLOB.length))) {
      event.preventDefault();
      log.warn('A download from outside the window was refused.');
      return;
    }
    item.setSaveDialogOptions({ defaultPath: safeFileName(item.getFilename()) });
    item.once('done', (_event, state) => {
      if (state !== 'completed' || item.getMimeType() === OWN_TYPE) return;
      void mark(item.getSavePath()).then((isMarked) => {
        if (!isMarked) log.warn('A saved file could not be marked as one from the internet.');
      });
    });
  });
}
