import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import type { ShownError } from '../../i18n/error-text.ts';
import type { PathFacts } from './finding.ts';

/** A check of the paths to a lobby; `failed`: there is no lobby to check, because of its invitation or code. */
export type PathCheckState =
  | { readonly status: 'none' | 'running' }
  | { readonly status: 'done'; readonly facts: PathFacts }
  | { readonly status: 'failed'; readonly error: ShownError };

interface ReachState {
  /** How the lobby on this machine can be reached; null = it hosts none. */
  readonly reach: HostReach | null;
  readonly check: PathCheckState;
}

export type ReachStore = StoreApi<ReachState>;

export function createReachStore(): ReachStore {
  return createStore<ReachState>(() => ({ reach: null, check: { status: 'none' } }));
}
