import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { LatencyPanel } from '../../features/diagnostics/LatencyPanel.tsx';
import { SupportReport } from '../../features/diagnostics/SupportReport.tsx';
import { UpdatesPanel } from '../../features/diagnostics/UpdatesPanel.tsx';
import { isInLobby } from '../../features/lobby/lobby-store.ts';
import { AboutPanel } from '../../features/settings/AboutPanel.tsx';
import { HostingPanel } from '../../features/settings/HostingPanel.tsx';
import { JoiningPanel } from '../../features/settings/JoiningPanel.tsx';
import { RendezvousPanel } from '../../features/settings/RendezvousPanel.tsx';
import type { WindowApp } from '../create-window-app.ts';

interface Props {
  readonly app: WindowApp;
  readonly onClose: () => void;
}

/** How the window reaches others, how it starts and updates, what helps to find faults, and what Earshot is. */
export function AdvancedPage({ app, onClose }: Props): ReactNode {
  const settings = useStore(app.settings.store, (state) => state.settings);
  const description = useStore(app.settings.store, (state) => state.app);
  const inLobby = useStore(app.lobby.store, isInLobby);
  const setting = { settings, onSettingsChange: app.settings.controller.update };
  const isGuest = app.guestPage !== undefined;
  const openLatency = (): void => {
    // A dialog of its own, which replaces this one.
    onClose();
    app.journey.controller.openJourney();
  };
  return (
    <>
      <JoiningPanel {...setting} />
      {!isGuest && <HostingPanel {...setting} />}
      <RendezvousPanel {...setting} onCheck={app.reach.controller.checkServer} />
      {!isGuest && (
        <UpdatesPanel
          {...app.diagnostics}
          {...setting}
          shell={description?.shell ?? 'browser'}
          outlivesWindow={description?.outlivesWindow === true}
        />
      )}
      <LatencyPanel onOpen={inLobby ? openLatency : null} />
      <AboutPanel app={description} onCopy={app.copyText} onOpenFolder={app.settings.controller.openFolder}>
        <SupportReport {...app.diagnostics} onCopy={app.copyText} />
      </AboutPanel>
    </>
  );
}
