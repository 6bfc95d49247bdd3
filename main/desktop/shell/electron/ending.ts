import { app, BrowserWindow } from 'electron';
import { HAND_OVER_TIMEOUT_MS } from '../../app/pass-lobby-on.ts';
import type { DesktopApp } from '../../app/create-desktop-app.ts';
import type { Log } from '../../../../shared/log.ts';

/** For what is left to do after the lobby has moved to another host. */
const CLOSE_TIMEOUT_MS = HAND_OVER_TIMEOUT_MS + 5_000;

interface EndingApplication {
  readonly app: Pick<DesktopApp, 'close'>;
  readonly log: Log;
}

/** Ends in order: Electron waits until the joined lobby is left and the hosted one closed. */
interface Ending {
  isUnderWay(): boolean;
  /** Closes the application and lets another copy start. Electron itself keeps running. */
  prepare(): Promise<void>;
  follow(started: EndingApplication): void;
}

export function createEnding(): Ending {
  let options: EndingApplication | undefined;
  let isUnderWay = false;
  let closed: Promise<void> | undefined;
  let isClosed = false;

  function close(): Promise<void> {
    isUnderWay = true;
    // A lobby takes some seconds to move to another host, and there is nothing to see meanwhile.
    for (const window of BrowserWindow.getAllWindows()) window.hide();
    // An unresponsive host must not delay the exit for long.
    closed ??= Promise.race([options?.app.close(), new Promise((resolve) => setTimeout(resolve, CLOSE_TIMEOUT_MS))])
      .catch((error: unknown) => options?.log.error('Earshot could not shut down cleanly.', error))
      .then(() => {
        isClosed = true;
      });
    return closed;
  }

  return {
    isUnderWay: () => isUnderWay,
    async prepare() {
      await close();
      // The newer version starts before this one has exited.
      app.releaseSingleInstanceLock();
    },
    follow(started) {
      options = started;
      app.on('before-quit', (event) => {
        if (isClosed) return;
        event.preventDefault();
        void close().then(() => app.quit());
      });
    },
  };
}
