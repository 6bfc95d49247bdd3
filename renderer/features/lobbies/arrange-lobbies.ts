import type { FoundLobby } from '../../../shared/ipc/lobbies-contract.ts';
import { folded } from '../../../shared/rendezvous/directory/folded.ts';

export const SORT_ORDERS = ['distance', 'players'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

/** Found lobbies as they are shown: those of the local network come first. */
export interface LobbyGroups {
  readonly lan: readonly FoundLobby[];
  readonly directory: readonly FoundLobby[];
  /** The ids of lobbies that keep their places though they are no longer found. */
  readonly gone: ReadonlySet<string>;
}

export interface Arrangement {
  /** What you look for; '' = any. Lobbies of the local network name neither game nor language. */
  readonly search: { readonly text: string; readonly game: string; readonly language: string };
  readonly order: SortOrder;
  /** What is shown now, and must not move under your pointer; null = it may. */
  readonly held: LobbyGroups | null;
}

/** Returns the lobbies that match, in groups and in order. */
export function arrangeLobbies(lobbies: readonly FoundLobby[], { search, order, held }: Arrangement): LobbyGroups {
  const wanted = { text: folded(search.text), game: folded(search.game), language: folded(search.language) };
  const sorted = lobbies.filter((lobby) => matches(lobby, wanted)).sort(COMPARE[order]);
  return held === null ? { ...bySource(sorted), gone: new Set() } : keepPlaces(held, lobbies, sorted);
}

/** Returns a language tag without region and script: "de-AT" is "de". */
export function baseLanguage(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}

function bySource(lobbies: readonly FoundLobby[]): Omit<LobbyGroups, 'gone'> {
  return {
    lan: lobbies.filter(({ source }) => source === 'lan'),
    directory: lobbies.filter(({ source }) => source === 'directory'),
  };
}

function matches(lobby: FoundLobby, wanted: Arrangement['search']): boolean {
  if (wanted.text !== '' && !folded(`${lobby.title} ${lobby.game}`).includes(wanted.text)) return false;
  if (lobby.source === 'lan') return true;
  return (
    (wanted.game === '' || folded(lobby.game) === wanted.game) &&
    (wanted.language === '' || baseLanguage(lobby.language) === baseLanguage(wanted.language))
  );
}

type Compare = (a: FoundLobby, b: FoundLobby) => number;

const byDistance: Compare = (a, b) => compareNumbers(a.distanceMs ?? Infinity, b.distanceMs ?? Infinity);
const byPlayers: Compare = (a, b) => b.players - a.players;
// The ids make the order complete, so that equal lobbies do not change places.
const byTitle: Compare = (a, b) => compareTexts(a.title, b.title) || compareTexts(a.id, b.id);

const COMPARE: Readonly<Record<SortOrder, Compare>> = {
  distance: (a, b) => byDistance(a, b) || byPlayers(a, b) || byTitle(a, b),
  players: (a, b) => byPlayers(a, b) || byDistance(a, b) || byTitle(a, b),
};

/** Two unknown distances are equal; their difference would be no number. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Shown lobbies keep their places and their groups, also those that have gone. Of the lobbies that match, new ones come
 * last; new ones of the local network wait while listed lobbies below would move.
 */
function keepPlaces(held: LobbyGroups, found: readonly FoundLobby[], matching: readonly FoundLobby[]): LobbyGroups {
  const byId = new Map(found.map((lobby) => [lobby.id, lobby]));
  const heldIds = [...held.lan, ...held.directory].map(({ id }) => id);
  const places = new Set(heldIds);
  const added = bySource(matching.filter(({ id }) => !places.has(id)));
  const update = (lobby: FoundLobby): FoundLobby => byId.get(lobby.id) ?? lobby;
  return {
    lan: [...held.lan.map(update), ...(held.directory.length === 0 ? added.lan : [])],
    directory: [...held.directory.map(update), ...added.directory],
    gone: new Set(heldIds.filter((id) => !byId.has(id))),
  };
}
