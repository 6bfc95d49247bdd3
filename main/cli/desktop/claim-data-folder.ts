import { askFirstInstance } from '../../desktop/shell/browser/ask-first-instance.ts';
import type { InstanceRequest } from '../../desktop/shell/browser/instance-endpoint.ts';
import { breakInstanceLock, claimInstance, type InstanceLock } from '../../desktop/shell/browser/instance-lock.ts';
import { linkAdvice } from './link-advice.ts';

/** Timeout: the very first start builds the window, which takes this long on a slow machine. */
const STARTUP_TIMEOUT_MS = 60_000;

/**
 * Claims the data folder for this process. If another copy of Earshot has it, hands `request` to that copy, prints what
 * it did and resolves with undefined. `secret` is how later starts authenticate.
 */
export async function claimDataFolder(
  folder: string,
  secret: string,
  request: InstanceRequest,
  print: (line: string) => void,
): Promise<InstanceLock | undefined> {
  for (;;) {
    const claim = await claimInstance({
      folder,
      pid: process.pid,
      secret,
      isProcessAlive,
      startupTimeoutMs: STARTUP_TIMEOUT_MS,
    });
    if (claim.kind === 'first') return claim.lock;
    const answer = await askFirstInstance(claim.port, claim.secret, request);
    if (answer === undefined) {
      await breakInstanceLock(folder, claim.secret);
      continue;
    }
    print(
      answer.link === null
        ? 'Earshot is already running and has opened another window.'
        : `Earshot is already running. ${linkAdvice(answer.link)}`,
    );
    return undefined;
  }
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
