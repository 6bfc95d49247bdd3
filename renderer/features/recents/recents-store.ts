import { createStore, type StoreApi } from 'zustand/vanilla';

/** The start screen's state of the lobbies that you visited, beside the settings that keep them. */
interface RecentsState {
  /** The entry that you are joining, or last tried to join; '' = none. */
  readonly enteredId: string;
}

export type RecentsStore = StoreApi<RecentsState>;

export function createRecentsStore(): RecentsStore {
  return createStore<RecentsState>(() => ({ enteredId: '' }));
}
