import type { LobbyGroups } from './arrange-lobbies.ts';
import type { LobbiesState } from './lobbies-store.ts';

/** How a search is going. */
export interface SearchDescription {
  /**
   * `found`: there are lobbies. `more`: more match than a server sends. `searching`: none yet. `matching`: nothing
   * fits the search. `network`: the local network has none, and no server was asked. `relayOnly`: nobody was asked.
   * `anywhere`: there are none.
   */
  readonly status: 'found' | 'more' | 'searching' | 'matching' | 'network' | 'relayOnly' | 'anywhere';
  /** Lobbies that are shown and still found. */
  readonly count: number;
  /** Whether answers may still come that change the picture. */
  readonly isSearching: boolean;
}

/** What the settings say about searching. */
export interface SearchSettings {
  /** Whether they name a rendezvous server. */
  readonly hasServer: boolean;
  /** Whether hosts must not learn your address, so that nothing is looked for on the local network. */
  readonly isRelayOnly: boolean;
}

/** Describes a search for the player. */
export function describeSearch(
  { search, servers, isNew, problem }: LobbiesState,
  { lan, directory, gone }: LobbyGroups,
  { hasServer, isRelayOnly }: SearchSettings,
): SearchDescription {
  const count = lan.length + directory.length - gone.size;
  const isWaiting = servers.some(({ state }) => state === 'searching');
  const isSearching = problem === null && (isWaiting || (isNew && !isRelayOnly));
  const isAnything = search.text === '' && search.game === '' && search.language === '';
  return { status: statusOf(), count, isSearching };

  function statusOf(): SearchDescription['status'] {
    if (count > 0) return directory.length > 0 && servers.some(({ hasMore }) => hasMore) ? 'more' : 'found';
    if (isSearching) return 'searching';
    if (!isAnything) return 'matching';
    if (hasServer) return 'anywhere';
    return isRelayOnly ? 'relayOnly' : 'network';
  }
}
