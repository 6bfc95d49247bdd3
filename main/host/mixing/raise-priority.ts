import { setPriority } from 'node:os';

/** Ahead of normal threads, behind the kernel's own work. */
const NICENESS = -10;

/**
 * Raises the calling thread's priority if the system allows it: on Linux, where every thread has its own niceness, as
 * root or with a limit that permits it (`LimitNICE` of a systemd unit). Does nothing elsewhere, because there it would
 * raise the whole process, including the window.
 */
export function raiseThreadPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(NICENESS);
  } catch {
    // Not permitted: the thread keeps its normal priority.
  }
}
