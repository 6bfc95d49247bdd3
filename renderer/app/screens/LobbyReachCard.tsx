import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { ReachCard } from '../../features/reach/ReachCard.tsx';
import { judgeReach } from '../../features/reach/reach-verdict.ts';
import type { WindowApp } from '../create-window-app.ts';
import { useHasPublicAddress, useIsHosting, type ReachDialogs } from './use-reach-dialogs.ts';

interface Props {
  readonly app: WindowApp;
  readonly dialogs: ReachDialogs;
}

/** Whether friends can come, while nobody else is there. Later the host knows, and needs the room. */
export function LobbyReachCard({ app, dialogs }: Props): ReactNode {
  const isHosting = useIsHosting(app);
  const isAlone = useStore(app.lobby.store, ({ participants }) => participants.length < 2);
  const reach = useStore(app.reach.store, (state) => state.reach);
  const hasPublicAddress = useHasPublicAddress(app);
  if (!isHosting || !isAlone || reach === null) return null;
  return <ReachCard verdict={judgeReach(reach, hasPublicAddress)} onInvite={() => dialogs.show('invite')} />;
}
