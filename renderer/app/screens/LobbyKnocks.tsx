import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { KnockList } from '../../features/lobby/KnockList.tsx';
import type { WindowApp } from '../create-window-app.ts';

/** The knocks at your lobby: beside the map, and in the dialogs above it. */
export function LobbyKnocks({ app }: { readonly app: WindowApp }): ReactNode {
  const knocks = useStore(app.lobby.store, (state) => state.knocks);
  return <KnockList knocks={knocks} onAnswer={app.lobby.controller.answerKnock} />;
}
