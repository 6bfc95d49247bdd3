import { MAX_FOUND_LOBBIES, type FoundLobby } from '../../../shared/ipc/lobbies-contract.ts';
import type { DirectoryView } from '../../../shared/rendezvous/directory/directory-watch.ts';
import type { ListedLobby } from '../../../shared/rendezvous/directory/listed-lobby.ts';
import type { LanLobby } from '../../lan/lan-lobby.ts';

/** The directory of one rendezvous. */
export interface FoundDirectory {
  readonly rendezvous: string;
  readonly view: DirectoryView;
}

/** The entry of a lobby in a directory. */
export interface FoundEntry extends ListedLobby {
  readonly rendezvous: string;
}

/** A lobby as the window shows it, and what its entrances need. */
export interface FoundPlace {
  readonly shown: FoundLobby;
  /** Its announcement on the local network; undefined = it was not seen there. */
  readonly lan: LanLobby | undefined;
  /**
   * Its entries: those that the host has signed last come first, those without a signature last, else in the order of
   * the directories. Any server can copy an entry of another one, and change what is not signed.
   */
  readonly listed: readonly FoundEntry[];
}

/**
 * Returns all lobbies that were found, each once: the certificate tells them apart, not the name. What its host has
 * signed last is shown, so neither a directory nor a neighbour can rename somebody else's lobby. Without a signature it
 * is what the local network says, else what the first directory says that has the lobby. A lobby seen in both counts as
 * one of the local network, and takes from its entry what the announcement does not say. `knownIn` returns the players
 * in a lobby of the local network whom you know.
 */
export function mergeFound(
  lan: readonly LanLobby[],
  directories: readonly FoundDirectory[],
  lanDistanceMs: (lobby: LanLobby) => number | null = () => null,
  knownIn: (lobby: LanLobby) => readonly string[] = () => [],
): ReadonlyMap<string, FoundPlace> {
  const places = new Map<string, FoundPlace[]>();
  for (const { rendezvous, view } of directories)
    for (const lobby of view.lobbies) {
      const place = placeOfListed({ ...lobby, rendezvous }, view.roundTripMs);
      places.set(lobby.certificateSha256, [...(places.get(lobby.certificateSha256) ?? []), place]);
    }
  const listed = new Map([...places].map(([id, those]) => [id, joinedPlace(those)]));
  const local = lan.map((lobby): [string, FoundPlace] => [
    lobby.certificateSha256,
    withKnown(placeOfLan(lobby, lanDistanceMs(lobby), listed.get(lobby.certificateSha256)), knownIn(lobby)),
  ]);
  const localIds = new Set(local.map(([id]) => id));
  const others = [...listed].filter(([id]) => !localIds.has(id));
  others.sort(([, a], [, b]) => b.shown.players - a.shown.players);
  return new Map([...local, ...others].slice(0, MAX_FOUND_LOBBIES));
}

function withKnown(place: FoundPlace, known: readonly string[]): FoundPlace {
  return known.length === 0 ? place : { ...place, shown: { ...place.shown, known: [...known] } };
}

/** Returns one place for those of the same lobby in several directories. */
function joinedPlace(places: readonly FoundPlace[]): FoundPlace {
  const ranked = places.toSorted((a, b) => signedAtS(b) - signedAtS(a));
  return { ...ranked[0]!, listed: ranked.flatMap(({ listed }) => listed) };
}

/** When the host signed the first entry, seconds since 1970; -1 = never. */
function signedAtS({ listed }: FoundPlace): number {
  return listed[0]?.signedAtS ?? -1;
}

function placeOfListed(entry: FoundEntry, ownRoundTripMs: number | null): FoundPlace {
  const { listing, certificateSha256, roundTripMs, rendezvous } = entry;
  const distanceMs = roundTripMs === null || ownRoundTripMs === null ? null : Math.round(roundTripMs + ownRoundTripMs);
  const { title, game, language, players, capacity, access } = listing;
  return {
    shown: {
      ...{ id: certificateSha256, source: 'directory', rendezvous },
      ...{ title, game, language, players, capacity, access, distanceMs },
    },
    lan: undefined,
    listed: [entry],
  };
}

function placeOfLan(lobby: LanLobby, measuredMs: number | null, entry: FoundPlace | undefined): FoundPlace {
  const { certificateSha256, name, players } = lobby;
  const { game = '', language = '', capacity = null, access = 'knock' } = entry?.shown ?? {};
  const title = entry !== undefined && signedAtS(entry) >= 0 ? entry.shown.title : name;
  return {
    shown: {
      ...{ id: certificateSha256, source: 'lan', rendezvous: '', title, game, language, players, capacity },
      // A lobby that is open to everybody is open to its neighbours, and a password leads in from anywhere.
      access: lobby.access === 'open' ? 'open' : access,
      // A local network is not farther than a millisecond, whatever the clock can tell.
      distanceMs: measuredMs === null ? null : Math.max(1, Math.round(measuredMs)),
    },
    lan: lobby,
    listed: entry?.listed ?? [],
  };
}
