import { useState } from 'react';
import { useStore } from 'zustand';
import { isHostHere, isInLobby } from '../../features/lobby/lobby-store.ts';
import type { WindowApp } from '../create-window-app.ts';

type ReachDialogName = 'invite' | 'check' | 'listing';

/** Which dialog about reaching the lobby is open, with functions that open and close them. */
export interface ReachDialogs {
  readonly open: ReachDialogName | null;
  readonly show: (name: ReachDialogName) => void;
  /** Shows the dialog again from which the open one was opened; closes if there was none. */
  readonly back: () => void;
  readonly close: () => void;
}

/** Keeps which dialog is open. */
export function useReachDialogs(): ReachDialogs {
  const [{ open, from }, set] = useState<{
    readonly open: ReachDialogName | null;
    readonly from: ReachDialogName | null;
  }>({
    open: null,
    from: null,
  });
  return {
    open,
    show: (name) => set({ open: name, from: open }),
    back: () => set({ open: from, from: null }),
    close: () => set({ open: null, from: null }),
  };
}

/** Returns whether this machine hosts the lobby on the screen for others. */
export function useIsHosting(app: WindowApp): boolean {
  return useStore(app.lobby.store, (lobby) => lobby.origin === 'hosted' && isInLobby(lobby) && isHostHere(lobby));
}

/** Returns whether the settings name an address that is forwarded by hand. */
export function useHasPublicAddress(app: WindowApp): boolean {
  return useStore(app.settings.store, ({ settings }) => settings.publicAddress !== '');
}

/** Returns whether the settings name a rendezvous server. */
export function useHasServer(app: WindowApp): boolean {
  return useStore(app.settings.store, ({ settings }) => settings.rendezvous.length > 0);
}
