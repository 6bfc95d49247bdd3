import { toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import { scheduleEvery, scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import type { LanAnnouncement } from '../../lan/lan-lobby.ts';
import type { HostCredentials } from '../host-credentials.ts';
import type { HostedLobbyOptions, HostPortOptions } from '../host-options.ts';
import { isLoopback } from './is-loopback.ts';
import { openLanAnnouncer } from '../../lan/open-lan-announcer.ts';

/** How often the number of players is looked at that the local network sees. */
const COUNT_INTERVAL_MS = 5_000;

/** The part of a lobby that the local network sees. */
interface ShownLobby {
  readonly options: Pick<HostedLobbyOptions, 'lobbyName' | 'showsOnLan' | 'lanAccess'> &
    Pick<HostPortOptions, 'bindAddress'>;
  readonly port: { readonly media: { readonly port: number } };
  readonly credentials: Pick<HostCredentials, 'identity'>;
  /** Shown to the local network, for knocks. */
  readonly lanToken: string;
  /** Returns how many players are in the lobby. */
  readonly players: () => number;
}

/**
 * Shows a lobby on the local network from `start` to `stop` if its options want that. A lobby of the loopback interface
 * stays inside this machine.
 */
export function createLanShow({ options, port, credentials, lanToken, players }: ShownLobby) {
  const { lobbyName, showsOnLan: isWanted, lanAccess = 'knock', bindAddress } = options;
  let end = async (): Promise<void> => undefined;
  return {
    start: (): void => {
      if (isWanted !== true || isLoopback(bindAddress)) return;
      end = showOnLan(() => ({
        ...{ name: lobbyName, players: players(), port: port.media.port },
        certificateSha256: toBase64Url(credentials.identity.certificateSha256),
        ...{ access: lanAccess, token: lanToken },
      }));
    },
    stop: (): Promise<void> => end(),
  };
}

/**
 * Shows a lobby on the local network, and announces it again when its number of players has changed. Returns a function
 * that ends this.
 */
function showOnLan(describe: () => LanAnnouncement): () => Promise<void> {
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
