import { createStore, type StoreApi } from 'zustand/vanilla';

interface OverlayState {
  /** The address for streaming programs; '' = it could not be opened; null = not known yet. */
  readonly url: string | null;
  readonly isRenewed: boolean;
}

export type OverlayStore = StoreApi<OverlayState>;

export function createOverlayStore(): OverlayStore {
  return createStore<OverlayState>(() => ({ url: null, isRenewed: false }));
}
