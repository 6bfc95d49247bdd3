import { scheduleEvery, scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import type { LanAnnouncement } from '../../lan/lan-lobby.ts';
import { openLanAnnouncer } from '../../lan/open-lan-announcer.ts';

/** How often the number of players is looked at that the local network sees. */
const COUNT_INTERVAL_MS = 5_000;

/**
 * Shows a lobby on the local network, and announces it again when its number of players has changed. Returns a function
 * that ends this.
 */
export function showOnLan(describe: () => LanAnnouncement): () => Promise<void> {
  let shownPlayers = describe().players;
  const announcer = openLanAnnouncer({ nowMs: monotonicMs, schedule: scheduleTimer, describe });
  const stopCounting = scheduleEvery(
    scheduleTimer,
    () => {
      const { players } = describe();
      if (players === shownPlayers) return;
      shownPlayers = players;
      announcer.announce();
    },
    COUNT_INTERVAL_MS,
  );
  return () => {
    stopCounting();
    return announcer.close();
  };
}
