import { createStore, type StoreApi } from 'zustand/vanilla';

/** The start screen's state of the lobbies that you visited, beside the settings that keep them. */
interface RecentsState {
  /** The entry that you are joining, or last tried to join; '' = none. */
  readonly enteredId: string;
  /** Whether the window looks for another host that has the lobby of that entry. */
  readonly isLooking: boolean;
  /** The invitations of hosts that have taken over lobbies of yours, by entry. */
  readonly living: Readonly<Record<string, string>>;
}

export type RecentsStore = StoreApi<RecentsState>;

export function createRecentsStore(): RecentsStore {
  return createStore<RecentsState>(() => ({ enteredId: '', isLooking: false, living: {} }));
}
