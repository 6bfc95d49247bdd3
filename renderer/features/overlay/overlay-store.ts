import { createStore, type StoreApi } from 'zustand/vanilla';

interface OverlayState {
  /** The address for streaming programs; '' = it could not be opened; null = not known yet. */
  readonly url: string | null;
  /** The port of the usual address, which another program uses now; null = the address is the usual one. */
  readonly usualPort: number | null;
  readonly isRenewed: boolean;
}

export type OverlayStore = StoreApi<OverlayState>;

export function createOverlayStore(): OverlayStore {
  return createStore<OverlayState>(() => ({ url: null, usualPort: null, isRenewed: false }));
}
