import { setPriority } from 'node:os';

/** Before everything that was not raised, behind what the kernel itself does. */
const NICENESS = -10;

/**
 * Lets the calling thread go before others where the system allows it: on Linux, where every thread has a niceness of
 * its own, for root or with a limit for it (`LimitNICE` of a systemd unit). Elsewhere nothing happens: there it would
 * raise the whole process, window and all.
 */
export function raiseThreadPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(NICENESS);
  } catch {
    // Not allowed: the thread takes its turn among the others.
  }
}
