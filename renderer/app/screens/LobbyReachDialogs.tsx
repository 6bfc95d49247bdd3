import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { ownConnection } from '../../features/lobby/lobby-store.ts';
import { RenewInvitation } from '../../features/lobby/RenewInvitation.tsx';
import { DoctorDialog } from '../../features/reach/DoctorDialog.tsx';
import { InviteDialog } from '../../features/reach/InviteDialog.tsx';
import type { WindowApp } from '../create-window-app.ts';
import { useHasPublicAddress, useIsHosting, type ReachDialogs } from './use-reach-dialogs.ts';

interface Props {
  readonly app: WindowApp;
  readonly dialogs: ReachDialogs;
}

/** The open dialog, if any. */
export function LobbyReachDialogs({ app, dialogs }: Props): ReactNode {
  const isHosting = useIsHosting(app);
  if (dialogs.open === 'check') return <Doctor app={app} dialogs={dialogs} />;
  return dialogs.open === 'invite' && isHosting ? <Invite app={app} dialogs={dialogs} /> : null;
}

function Invite({ app, dialogs }: Props): ReactNode {
  const invitation = useStore(app.lobby.store, (state) => state.invitation);
  const hasPublicAddress = useHasPublicAddress(app);
  return (
    <InviteDialog
      store={app.reach.store}
      {...{ invitation, hasPublicAddress }}
      onRefresh={app.currentInvitation}
      onCopy={app.copyText}
      onCheck={() => dialogs.show('check')}
      onClose={dialogs.close}
      renew={<RenewInvitation onRenew={app.renewInvitation} />}
    />
  );
}

function Doctor({ app, dialogs }: Props): ReactNode {
  const link = useStore(
    app.lobby.store,
    useShallow((state) => ({
      signOnPath: state.signOnPath,
      mediaPath: state.mediaPath,
      jitterBufferMs: state.ownQuality.jitterBufferMs,
      ...ownConnection(state),
    })),
  );
  const { reach, check } = useStore(app.reach.store);
  const invitation = useStore(app.lobby.store, (state) => (state.origin === 'joined' ? state.invitation : ''));
  useEffect(() => {
    if (invitation !== '') void app.reach.controller.check(invitation);
    return () => app.reach.controller.endCheck();
  }, [app, invitation]);
  const hasPublicAddress = useHasPublicAddress(app);
  return (
    <DoctorDialog
      facts={{ ...link, reach }}
      check={check}
      hasPublicAddress={hasPublicAddress}
      onCopy={app.copyText}
      onClose={dialogs.close}
    />
  );
}
