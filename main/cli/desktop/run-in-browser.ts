import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { createInstanceSecret } from '../../desktop/shell/browser/instance-lock.ts';
import { buildStale } from './build-stale.ts';
import { claimDataFolder } from './claim-data-folder.ts';
import { openDataFolder } from './open-data-folder.ts';
import { printLine } from '../terminal.ts';
import type { BrowserRun } from './run-first.ts';

/** Runs the app in a browser window, or hands the start to a running copy. Resolves with the exit code. */
export async function runInBrowser(run: BrowserRun): Promise<number> {
  const { options, projectFolder } = run;
  const dataFolder = openDataFolder(options.dataFolder);
  const secret = createInstanceSecret();
  const invitation = options.invitation === null ? null : formatInvitation(options.invitation);
  const lock = await claimDataFolder(
    dataFolder.path,
    secret,
    { wantsWindow: options.wantsWindow, invitation },
    printLine,
  );
  if (lock === undefined) return 0;
  printLine(`Settings and logs are in ${dataFolder.path}.`);
  try {
    // Both take most of the time until the window opens, so they run side by side.
    const [{ runFirst }] = await Promise.all([
      import('./run-first.ts'),
      options.mayBuild ? buildStale(projectFolder, ['renderer', 'overlay']) : undefined,
    ]);
    await runFirst(run, dataFolder, secret, lock);
    return 0;
  } finally {
    await lock.release();
  }
}
