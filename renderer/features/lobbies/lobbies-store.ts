import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PayloadOf, RequestOf } from '../../../shared/ipc/define.ts';
import type { FoundLobby, lobbiesContract } from '../../../shared/ipc/lobbies-contract.ts';
import type { ShownError } from '../../i18n/error-text.ts';
import type { SortOrder } from './arrange-lobbies.ts';

/** What you look for; '' = any. */
export type LobbySearch = RequestOf<typeof lobbiesContract, 'lobbies:search'>;

/** A rendezvous server and its answer to the search. */
type SearchedServer = PayloadOf<typeof lobbiesContract, 'lobbies:found'>['servers'][number];

/** An attempt to get into a found lobby. */
export interface Entry {
  readonly lobby: FoundLobby;
  /** `asking`: for the password. `waiting`: for the host. `failed`: it ended without an invitation. */
  readonly step: 'asking' | 'waiting' | 'failed';
  /** Why the last try failed; null = it did not. */
  readonly error: ShownError | null;
}

export interface LobbiesState {
  readonly search: LobbySearch;
  readonly order: SortOrder;
  /** Whether the search is so new that lobbies on the network may not have answered yet. */
  readonly isNew: boolean;
  readonly lobbies: readonly FoundLobby[];
  /** The rendezvous servers of the settings, as far as the search has got. */
  readonly servers: readonly SearchedServer[];
  /** The games and languages of listed lobbies seen since the search began, to choose from. */
  readonly games: readonly string[];
  readonly languages: readonly string[];
  /** Why there is no search; null = there is one. */
  readonly problem: ShownError | null;
  readonly entry: Entry | null;
  /** The found lobby that the window joined, or last tried to join; '' = none. */
  readonly enteredId: string;
}

export type LobbiesStore = StoreApi<LobbiesState>;

export const ANY_LOBBY: LobbySearch = { text: '', game: '', language: '' };

/** What a search starts with. */
export const NOTHING_FOUND = {
  isNew: true,
  lobbies: [],
  servers: [],
  games: [],
  languages: [],
  problem: null,
} as const satisfies Partial<LobbiesState>;

export function createLobbiesStore(): LobbiesStore {
  return createStore<LobbiesState>(() => ({
    ...NOTHING_FOUND,
    search: ANY_LOBBY,
    order: 'distance',
    entry: null,
    enteredId: '',
  }));
}
