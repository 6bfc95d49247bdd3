import type { FoundLobby } from '../../../shared/ipc/lobbies-contract.ts';
import { folded } from '../../../shared/rendezvous/directory/folded.ts';

export const SORT_ORDERS = ['distance', 'players'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

/** Found lobbies as they are shown: those of the local network come first. */
export interface LobbyGroups {
  readonly lan: readonly FoundLobby[];
  readonly directory: readonly FoundLobby[];
}

export interface Arrangement {
  /** What you look for; '' = any. Lobbies of the local network name neither game nor language. */
  readonly search: { readonly text: string; readonly game: string; readonly language: string };
  readonly order: SortOrder;
  /** The lobbies in their order of before, which must not change under your pointer; null = it may. */
  readonly held: readonly string[] | null;
}

/** Returns the lobbies that match, in groups and in order. */
export function arrangeLobbies(lobbies: readonly FoundLobby[], { search, order, held }: Arrangement): LobbyGroups {
  const wanted = { text: folded(search.text), game: folded(search.game), language: folded(search.language) };
  const sorted = lobbies.filter((lobby) => matches(lobby, wanted)).sort(COMPARE[order]);
  const shown = held === null ? sorted : keepPlaces(sorted, held);
  return {
    lan: shown.filter(({ source }) => source === 'lan'),
    directory: shown.filter(({ source }) => source === 'directory'),
  };
}

/** Returns a language tag without region and script: "de-AT" is "de". */
export function baseLanguage(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
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

/** Lobbies that are still there keep their places; new ones come at the end. */
function keepPlaces(sorted: readonly FoundLobby[], held: readonly string[]): readonly FoundLobby[] {
  const places = new Map(held.map((id, index) => [id, index]));
  const placeOf = ({ id }: FoundLobby): number => places.get(id) ?? held.length;
  return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
}
