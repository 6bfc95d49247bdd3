import { formatAddress } from '../../../shared/protocol/format-address.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import type { LanLobby } from '../../lan/lan-lobby.ts';
import type { LanBrowser } from '../../lan/open-lan-browser.ts';

/** Multicast gets lost on Wi-Fi: three questions fit into this time. */
const SEARCH_TIMEOUT_MS = 6_000;

/** After the first lobby of the name, how long others of the same name may still show up. Hosts answer within 1 s. */
const DUPLICATES_MS = 1_500;

export interface LanSearchPorts {
  readonly schedule: Schedule;
  readonly openBrowser: (onChange: (lobbies: readonly LanLobby[]) => void) => LanBrowser;
}

/**
 * Looks for the lobby of this name on the local network. Anybody there can use any name, so several lobbies of the same
 * name are an error that lists their addresses: which of them is meant is not for a program to guess.
 */
export function findLanLobby(
  name: string,
  { schedule, openBrowser }: LanSearchPorts,
): Promise<Result<LanLobby, 'lobby-not-there' | 'several-lobbies'>> {
  return new Promise((resolve) => {
    const finish = (): void => {
      const found = browser.current().filter((lobby) => lobby.name === name);
      cancelTimeout();
      cancelWait?.();
      browser.close();
      resolve(onlyOne(name, found));
    };
    const cancelTimeout = schedule(finish, SEARCH_TIMEOUT_MS);
    let cancelWait: (() => void) | undefined;
    const browser = openBrowser((lobbies) => {
      if (lobbies.some((lobby) => lobby.name === name)) cancelWait ??= schedule(finish, DUPLICATES_MS);
    });
  });
}

function onlyOne(name: string, found: readonly LanLobby[]): Result<LanLobby, 'lobby-not-there' | 'several-lobbies'> {
  const [lobby] = found;
  if (lobby === undefined)
    return failure(
      'lobby-not-there',
      `No lobby named ${name} was found on this network. Ask its host for an invitation.`,
    );
  if (found.length === 1) return success(lobby);
  const places = found.map(({ address: host, port }) => formatAddress({ host, port })).join(', ');
  return failure(
    'several-lobbies',
    `Several lobbies on this network are named ${name} (${places}). Ask the host for an invitation.`,
  );
}
