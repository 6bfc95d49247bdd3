import type { Schedule } from '../../../../shared/schedule.ts';
import type { LobbyStore } from '../lobby-store.ts';

/** A handover takes two round trips; a host gives it up after 5 s. */
const LONGEST_HANDOVER_MS = 6_000;

/** Resolves with whether this window follows another host than the one on this machine before the time is over. */
export function untilMoved({
  store,
  schedule,
}: {
  readonly store: LobbyStore;
  readonly schedule: Schedule;
}): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (hasMoved: boolean): void => {
      cancel();
      stop();
      resolve(hasMoved);
    };
    const look = (): void => {
      if (store.getState().origin === 'joined') finish(true);
    };
    const cancel = schedule(() => finish(false), LONGEST_HANDOVER_MS);
    const stop = store.subscribe(look);
    look();
  });
}
