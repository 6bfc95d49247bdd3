import { useEffect, useState } from 'react';
import { isInLobby } from '../../../features/lobby/lobby-store.ts';
import type { WindowApp } from '../../create-window-app.ts';
import { nameOf } from '../lobby/name-of.ts';

/** The lobby that this window was in last. */
export interface LastLobby {
  readonly name: string;
  /** null = it is not known. */
  readonly host: string | null;
  /** Whether it was closed for everyone. */
  readonly isClosed: boolean;
}

/** Keeps what is known about the last lobby after it has left the screen; null = there was none. */
export function useLastLobby(app: WindowApp): LastLobby | null {
  const [last, setLast] = useState<LastLobby | null>(null);
  useEffect(
    () =>
      app.lobby.store.subscribe((state) => {
        if (!isInLobby(state) || state.lobbyName === '') return;
        const { connection, lobbyName: name, participants, hostIdentity } = state;
        const isClosed = connection.status === 'ended' && connection.reason === 'lobby-closed';
        setLast((before) => {
          const host = nameOf(participants, hostIdentity) ?? (before?.name === name ? before.host : null);
          const isSame = before?.name === name && before.host === host && before.isClosed === isClosed;
          return isSame ? before : { name, host, isClosed };
        });
      }),
    [app],
  );
  return last;
}
