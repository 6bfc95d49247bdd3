import type { EarshotBridge } from '../../../../shared/ipc/contract.ts';
import type { HostListing } from '../../../../shared/ipc/lobbies-contract.ts';
import type { ListingStore } from './listing-store.ts';

export interface ListingController {
  /** Lists the lobby that this machine hosts, or hosts next; null = no longer. Returns whether it worked. */
  change(listing: HostListing | null): Promise<boolean>;
  /** Handles that this machine hosts a lobby that others can join, or no longer does: the next one is not listed. */
  setHosting(isHosting: boolean): void;
}

/** Keeps the listing of the lobby on this machine. Before the lobby opens, a listing is only a choice. */
export function createListingController(bridge: EarshotBridge, store: ListingStore): ListingController {
  let isHosting = false;

  function keep(listing: HostListing | null): void {
    store.setState(({ last }) => ({
      listing,
      last: listing === null ? last : { ...listing, password: '' },
      isSaving: false,
      error: null,
    }));
  }

  return {
    async change(listing) {
      if (!isHosting) {
        keep(listing);
        return true;
      }
      store.setState({ isSaving: true, error: null });
      const changed = await bridge.invoke('lobby:set-listing', { listing });
      // The lobby has ended in the meantime.
      if (!isHosting) return true;
      if (changed.ok) keep(listing);
      else store.setState({ isSaving: false, error: changed.error });
      return changed.ok;
    },
    setHosting(isNow) {
      if (isNow === isHosting) return;
      isHosting = isNow;
      if (!isNow) store.setState({ listing: null, isSaving: false, error: null });
    },
  };
}
