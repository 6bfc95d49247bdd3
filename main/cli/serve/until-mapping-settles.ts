import type { HostReach } from '../../../shared/model/host-reach.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import type { HostThread } from '../../host/host-thread.ts';

/** A router that takes longer than all protocols allow is not waited for. */
const SETTLE_TIMEOUT_MS = 6_000;

/** Resolves when the router has answered, or does not. Until then the invitation lacks the router's address. */
export function untilMappingSettles({ events, description }: HostThread): Promise<void> {
  const isSearching = ({ mapping }: HostReach): boolean => mapping.state === 'searching';
  if (!isSearching(description.reach)) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      stopListening();
      cancel();
      resolve();
    };
    const cancel = scheduleTimer(finish, SETTLE_TIMEOUT_MS);
    const stopListening = events.on('reach', (reach) => {
      if (!isSearching(reach)) finish();
    });
  });
}
