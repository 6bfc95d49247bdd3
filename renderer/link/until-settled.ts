import type { HostLink } from './host-link.ts';
import { scheduleEvery, type Schedule } from '../../shared/schedule.ts';

/** By then, everybody speaks to the next host who spoke to the former one, and the jitter buffer knows the network. */
const SETTLED_MS = 1_000;

/** A host that mixes sends a packet each 20 ms, and one each 400 ms while nobody speaks. */
const SILENT_MS = 600;

const LOOK_INTERVAL_MS = 50;

/**
 * Resolves when the ear may go to the next host: everybody has had the time to speak there (true), or the former host
 * has nothing to say any longer (false). `former`: the link with that host.
 */
export function untilSettled(
  former: Pick<HostLink, 'lastSignMs'>,
  { schedule, nowMs }: { readonly schedule: Schedule; readonly nowMs: () => number },
): Promise<boolean> {
  const endMs = nowMs() + SETTLED_MS;
  const isMixing = (): boolean => nowMs() - former.lastSignMs < SILENT_MS;
  if (!isMixing()) return Promise.resolve(false);
  return new Promise((resolve) => {
    const stop = scheduleEvery(
      schedule,
      () => {
        if (nowMs() < endMs && isMixing()) return;
        stop();
        resolve(isMixing());
      },
      LOOK_INTERVAL_MS,
    );
  });
}
