import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostReach } from '../../../shared/model/host-reach.ts';

interface ReachState {
  /** How the lobby on this machine can be reached; null = it hosts none. */
  readonly reach: HostReach | null;
}

export type ReachStore = StoreApi<ReachState>;

export function createReachStore(): ReachStore {
  return createStore<ReachState>(() => ({ reach: null }));
}
