import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HeadsetRefusalCode } from '../../../shared/headset/messages.ts';

/** A link with a ticket for a phone, and what became of the wish for one. */
export type HeadsetOffer =
  | { readonly state: 'none' }
  | { readonly state: 'asking' }
  /** A device with `ticket` and `invitation` may become a headset at `page`; '' = the host names none. */
  | { readonly state: 'ready'; readonly ticket: string; readonly page: string; readonly invitation: string }
  | { readonly state: 'refused'; readonly code: HeadsetRefusalCode };

/** The device that carries your sound, and what it has turned off. */
export interface ConnectedHeadset {
  readonly isMuted: boolean;
  readonly isDeafened: boolean;
}

export interface HeadsetState {
  /** Whether the host of the lobby lets another device carry your sound. */
  readonly isSupported: boolean;
  readonly offer: HeadsetOffer;
  /** null = this device carries your sound itself. */
  readonly headset: ConnectedHeadset | null;
  /** Whether to say that the other device is gone. */
  readonly hasGone: boolean;
}

export type HeadsetStore = StoreApi<HeadsetState>;

export const NO_HEADSET: HeadsetState = {
  isSupported: false,
  offer: { state: 'none' },
  headset: null,
  hasGone: false,
};

export function createHeadsetStore(): HeadsetStore {
  return createStore<HeadsetState>(() => NO_HEADSET);
}
