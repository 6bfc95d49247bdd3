import { useState } from 'react';
import { useStore } from 'zustand';
import { isHostHere, isInLobby } from '../../features/lobby/lobby-store.ts';
import type { WindowApp } from '../create-window-app.ts';

type ReachDialogName = 'invite' | 'check' | 'listing';

/** The open dialogs about reaching the lobby, with functions that open and close them. */
export interface ReachDialogs {
  /** Each lies above the one from which it was opened, so that focus and place are there again when it closes. */
  readonly open: readonly ReachDialogName[];
  readonly show: (name: ReachDialogName) => void;
  /** Closes the topmost. */
  readonly close: () => void;
}

/** Keeps which dialogs are open. */
export function useReachDialogs(): ReachDialogs {
  const [open, setOpen] = useState<readonly ReachDialogName[]>([]);
  return {
    open,
    show: (name) => setOpen((now) => [...now.filter((other) => other !== name), name]),
    close: () => setOpen((now) => now.slice(0, -1)),
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
