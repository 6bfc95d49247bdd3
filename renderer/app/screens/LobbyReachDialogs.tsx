import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { ListingDialog } from '../../features/lobbies/listing/ListingDialog.tsx';
import { listedAtOf } from '../../features/lobbies/listing/listed-at.ts';
import { ListingRow } from '../../features/lobbies/listing/ListingRow.tsx';
import { ownConnection } from '../../features/lobby/lobby-store.ts';
import { RenewInvitation } from '../../features/lobby/invitation/RenewInvitation.tsx';
import { DoctorDialog } from '../../features/reach/DoctorDialog.tsx';
import { InviteDialog } from '../../features/reach/InviteDialog.tsx';
import type { WindowApp } from '../create-window-app.ts';
import type { SettingsTarget } from '../settings/settings-catalogue.ts';
import { useHasPublicAddress, useHasServer, useIsHosting, type ReachDialogs } from './use-reach-dialogs.ts';

interface Props {
  readonly app: WindowApp;
  readonly dialogs: ReachDialogs;
  readonly onOpenSettings: (target: SettingsTarget) => void;
}

/** The open dialogs, if any. */
export function LobbyReachDialogs(props: Props): ReactNode {
  const { app, dialogs } = props;
  const isHosting = useIsHosting(app);
  return dialogs.open.map((name) => {
    if (name === 'check') return <Doctor key={name} {...props} />;
    if (!isHosting) return null;
    return name === 'listing' ? (
      <Listing key={name} app={app} onClose={dialogs.close} />
    ) : (
      <Invite key={name} {...props} />
    );
  });
}

function Listing({ app, onClose }: { readonly app: WindowApp; readonly onClose: () => void }): ReactNode {
  const games = useStore(app.lobbies.store, (state) => state.games);
  return <ListingDialog {...app.listing} games={games} onClose={onClose} />;
}

function Invite(props: Props): ReactNode {
  const { app, dialogs, onOpenSettings } = props;
  const invitation = useStore(app.lobby.store, (state) => state.invitation);
  const hasServer = useHasServer(app);
  const hasPublicAddress = useHasPublicAddress(app);
  return (
    <InviteDialog
      store={app.reach.store}
      {...{ invitation, hasPublicAddress, hasServer }}
      onRefresh={app.currentInvitation}
      onCopy={app.copyText}
      onCheck={() => dialogs.show('check')}
      onAddServer={() => onOpenSettings('rendezvous')}
      onClose={dialogs.close}
      renew={<RenewInvitation onRenew={app.renewInvitation} />}
      listing={<Listed {...props} />}
    />
  );
}

function Listed({ app, dialogs, onOpenSettings }: Props): ReactNode {
  const listing = useStore(app.listing.store, (state) => state.listing);
  const reach = useStore(app.reach.store, (state) => state.reach);
  return (
    <ListingRow
      listing={listing}
      hasServer={useHasServer(app)}
      listedAt={listedAtOf(reach?.rendezvous ?? [])}
      onEdit={() => dialogs.show('listing')}
      onAddServer={() => onOpenSettings('rendezvous')}
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
