import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { isHostHere, isInLobby } from '../features/lobby/lobby-store.ts';
import { PositionsDialog } from '../features/positions/PositionsDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { Logo } from '../ui/Logo.tsx';
import { announcementOf } from './announcement.ts';
import type { App } from './create-app.ts';
import { LobbyScreen } from './LobbyScreen.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { StartScreen } from './StartScreen.tsx';
import './app.css';

/** The window: start screen or lobby, settings above either. */
export function AppView({ app }: { readonly app: App }): ReactNode {
  const inLobby = useStore(app.lobby.store, isInLobby);
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const voice = useStore(app.voice.store);
  const theme = useStore(app.settings.store, (state) => state.settings.theme);
  const isLoaded = useStore(app.settings.store, (state) => state.isLoaded);
  const [isSettingsOpen, setSettingsOpen] = useState(false);
  const [arePositionsOpen, setPositionsOpen] = useState(false);
  const [hasEnded, setEnded] = useState(false);

  useEffect(() => app.onMainProcessEnded(() => setEnded(true)), [app]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  if (hasEnded) return <MainProcessEnded />;
  if (!isLoaded) return null;
  return (
    <>
      {inLobby ? <LobbyScreen app={app} onOpenSettings={() => setSettingsOpen(true)} onOpenPositions={() => setPositionsOpen(true)} /> : <StartScreen app={app} onOpenSettings={() => setSettingsOpen(true)} />}
      {isSettingsOpen && (
        <SettingsDialog
          app={app}
          onClose={() => setSettingsOpen(false)}
          onOpenPositions={() => {
            setSettingsOpen(false);
            setPositionsOpen(true);
          }}
        />
      )}
      {arePositionsOpen && <Positions app={app} onClose={() => setPositionsOpen(false)} />}
      <OpenedInvitation app={app} />
      <LiveRegion message={announcementOf(connection, voice)} />
    </>
  );
}

function Positions({ app, onClose }: { readonly app: App; readonly onClose: () => void }): ReactNode {
  const lobby = useStore(app.lobby.store);
  return <PositionsDialog {...app.positions} rules={isInLobby(lobby) ? lobby.rules : null} isHost={isInLobby(lobby) && isHostHere(lobby)} onCopy={app.copyText} onClose={onClose} />;
}

function OpenedInvitation({ app }: { readonly app: App }): ReactNode {
  const invitation = useStore(app.lobby.store, (state) => state.openedInvitation);
  if (invitation === null) return null;
  const answer = (isAccepted: boolean): void => void app.lobby.controller.answerOpenedInvitation(isAccepted);
  return (
    <Dialog
      title="Join this lobby?"
      onClose={() => answer(false)}
      actions={
        <>
          <Button variant="quiet" onClick={() => answer(false)}>Not now</Button>
          <Button variant="primary" onClick={() => answer(true)}>Join</Button>
        </>
      }
    >
      <p>An invitation to a lobby was opened. The people there will hear you and see your name. Join only if you know who sent it.</p>
    </Dialog>
  );
}

function MainProcessEnded(): ReactNode {
  return (
    <main className="app-ended">
      <Logo size={40} />
      <h1>Earshot has ended</h1>
      <p>Its main process is not running any more. Start Earshot again: it opens a new window. This one can be closed.</p>
    </main>
  );
}
