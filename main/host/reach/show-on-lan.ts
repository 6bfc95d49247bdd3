import { toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import { scheduleEvery, scheduleTimer } from '../../../shared/schedule.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { MAX_TAGS, tagOf } from '../../lan/known-tags.ts';
import type { LanAnnouncement } from '../../lan/lan-lobby.ts';
import type { HostCredentials } from '../host-credentials.ts';
import type { HostedLobbyOptions, HostPortOptions } from '../host-options.ts';
import type { Lobby } from '../lobby/lobby.ts';
import { isLoopback } from './is-loopback.ts';
import { openLanAnnouncer } from '../../lan/open-lan-announcer.ts';

/** How often it is looked at what the local network sees of the players. */
const COUNT_INTERVAL_MS = 5_000;

/** The part of a lobby that the local network sees. */
interface ShownLobby {
  readonly options: Pick<HostedLobbyOptions, 'lobbyName' | 'showsOnLan' | 'lanAccess'> &
    Pick<HostPortOptions, 'bindAddress'>;
  readonly port: { readonly media: { readonly port: number } };
  readonly credentials: Pick<HostCredentials, 'identity'>;
  /** Shown to the local network, for knocks. */
  readonly lanToken: string;
  readonly lobby: () => Pick<Lobby, 'participantCount' | 'findableIdentities'>;
}

/**
 * Shows a lobby on the local network from `start` to `stop` if its options want that. A lobby of the loopback interface
 * stays inside this machine.
 */
export function createLanShow({ options, port, credentials, lanToken, lobby }: ShownLobby) {
  const { lobbyName, showsOnLan: isWanted, lanAccess = 'knock', bindAddress } = options;
  let end = async (): Promise<void> => undefined;
  return {
    start: (): void => {
      if (isWanted !== true || isLoopback(bindAddress)) return;
      const certificateSha256 = toBase64Url(credentials.identity.certificateSha256);
      const tagged = { certificateSha256, token: lanToken };
      end = showOnLan(() => ({
        ...{ name: lobbyName, players: lobby().participantCount, port: port.media.port, access: lanAccess, ...tagged },
        tags: lobby()
          .findableIdentities.slice(0, MAX_TAGS)
          .map((identity) => tagOf(identity, tagged)),
      }));
    },
    stop: (): Promise<void> => end(),
  };
}

/**
 * Shows a lobby on the local network, and announces it again when its number of players or their tags have changed.
 * Returns a function that ends this.
 */
function showOnLan(describe: () => LanAnnouncement): () => Promise<void> {
  const stateOf = ({ players, tags = [] }: LanAnnouncement): string => [players, ...tags].join(' ');
  let shown = stateOf(describe());
  const announcer = openLanAnnouncer({ nowMs: monotonicMs, schedule: scheduleTimer, describe });
  const stopCounting = scheduleEvery(
    scheduleTimer,
    () => {
      const state = stateOf(describe());
      if (state === shown) return;
      shown = state;
      announcer.announce();
    },
    COUNT_INTERVAL_MS,
  );
  return () => {
    stopCounting();
    return announcer.close();
  };
}
