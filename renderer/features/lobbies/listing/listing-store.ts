import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostListing } from '../../../../shared/ipc/lobbies-contract.ts';
import type { ShownError } from '../../../i18n/error-text.ts';

export interface ListingState {
  /** The listing of the lobby that this machine hosts, or hosts next; null = it is not listed. */
  readonly listing: HostListing | null;
  /** What was entered last, to start from: it stays when a listing ends, without its password. */
  readonly last: HostListing | null;
  readonly isSaving: boolean;
  /** Why the last change failed; null = it did not. */
  readonly error: ShownError | null;
}

export type ListingStore = StoreApi<ListingState>;

export function createListingStore(): ListingStore {
  return createStore<ListingState>(() => ({ listing: null, last: null, isSaving: false, error: null }));
}
