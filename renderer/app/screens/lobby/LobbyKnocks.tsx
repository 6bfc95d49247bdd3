import { useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { KnockList } from '../../../features/lobby/KnockList.tsx';
import type { WindowApp } from '../../create-window-app.ts';
import { findKnockDoubts } from './people/use-name-doubts.ts';

/** The people who wait at the lobby, for its host and its moderators: beside the map, and in the dialogs above it. */
export function LobbyKnocks({ app }: { readonly app: WindowApp }): ReactNode {
  const hosted = useStore(app.lobby.store, (state) => state.knocks);
  const door = useStore(app.moderation.store, (state) => state.door);
  const participants = useStore(app.lobby.store, (state) => state.participants);
  const knocks = door?.knocks ?? hosted;
  const doubts = useMemo(() => findKnockDoubts(knocks, participants), [knocks, participants]);
  const answer = (id: number, isWelcome: boolean): void => {
    const knock = door?.knocks.find((one) => one.id === id);
    if (knock === undefined) app.lobby.controller.answerKnock(id, isWelcome);
    else app.moderation.controller.answerKnock(id, knock.name, isWelcome);
  };
  return <KnockList {...{ knocks, doubts }} onAnswer={answer} />;
}
