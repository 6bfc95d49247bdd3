import type { HostReach } from '../../../shared/model/host-reach.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import type { LobbyHandle } from '../../host/lobby-handle.ts';

/** A router that takes longer than all protocols allow is not waited for, nor is a rendezvous. */
const SETTLE_TIMEOUT_MS = 6_000;

/** Resolves with how a lobby is reached once `isSettled`, or with how it is known after 6 s. */
export function untilReachSettles(
  { events, description }: Pick<LobbyHandle, 'events' | 'description'>,
  isSettled: (reach: HostReach) => boolean,
): Promise<HostReach> {
  let latest = description.reach;
  if (isSettled(latest)) return Promise.resolve(latest);
  return new Promise((resolve) => {
    const finish = (): void => {
      stopListening();
      cancel();
      resolve(latest);
    };
    const cancel = scheduleTimer(finish, SETTLE_TIMEOUT_MS);
    const stopListening = events.on('reach', (reach) => {
      latest = reach;
      if (isSettled(reach)) finish();
    });
  });
}
