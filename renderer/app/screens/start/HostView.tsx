import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ListingDialog } from '../../../features/lobbies/listing/ListingDialog.tsx';
import { ListingRow } from '../../../features/lobbies/listing/ListingRow.tsx';
import { HostForm } from '../../../features/lobby/start/HostForm.tsx';
import { StartProgress } from '../../../features/lobby/start/StartProgress.tsx';
import type { WindowApp } from '../../create-window-app.ts';
import { useHasServer } from '../use-reach-dialogs.ts';
import { lobbyNameFor } from './lobby-name.ts';
import { useStarts } from './use-starts.ts';

interface Props {
  readonly app: WindowApp;
  /** Opens the settings in which rendezvous servers are added. */
  readonly onAddServer: () => void;
}

/** Opens a lobby on this machine: its name, its rules, and who finds it. */
export function HostView({ app, onAddServer }: Props): ReactNode {
  const { t } = useTranslation('app');
  const { t: words } = useTranslation('lobby');
  const starts = useStarts(app);
  const name = useStore(app.settings.store, (state) => state.settings.name);
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const approach = useStore(app.lobby.store, (state) => state.approach);
  const games = useStore(app.lobbies.store, (state) => state.games);
  const hasServer = useHasServer(app);
  const listing = useStore(app.listing.store, (state) => (hasServer ? state.listing : null));
  const ownSets = useStore(app.rules.store, (state) => state.ownSets);
  const [isListing, setListing] = useState(false);
  return (
    <div className="start-form">
      <h1>{words('host.title')}</h1>
      <HostForm
        ownSets={ownSets}
        isBusy={starts.isBusy('hosted')}
        isDisabled={starts.isStarting}
        problem={starts.problemOf('hosted')}
        defaultName={lobbyNameFor(name, t)}
        listing={
          <ListingRow {...{ listing, hasServer, onAddServer }} listedAt={null} onEdit={() => setListing(true)} />
        }
        onHost={(lobbyName, rules, password) => {
          // A choice that cannot apply is no longer one.
          void app.listing.controller.change(listing);
          app.lobbies.controller.forgetEntered();
          void app.devices.controller.openMicrophone();
          void app.lobby.controller.host(lobbyName, rules, listing, password);
        }}
      />
      {connection.status === 'starting' && (
        <StartProgress step={connection.step} approach={approach} onCancel={() => void app.lobby.controller.leave()} />
      )}
      {isListing && <ListingDialog {...app.listing} games={games} onClose={() => setListing(false)} />}
    </div>
  );
}
