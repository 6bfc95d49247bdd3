import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LobbyBrowser } from '../../../features/lobbies/LobbyBrowser.tsx';
import { ANY_LOBBY } from '../../../features/lobbies/lobbies-store.ts';
import { SettingsNotices } from '../../../features/settings/SettingsNotices.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { Logo } from '../../../ui/display/Logo.tsx';
import { SettingsIcon } from '../../../ui/icons/place-icons.tsx';
import { BackIcon } from '../../../ui/icons/action-icons.tsx';
import type { WindowApp } from '../../create-window-app.ts';
import type { SettingsTarget } from '../../settings/settings-catalogue.ts';
import { useHasServer } from '../use-reach-dialogs.ts';
import { HostView } from './HostView.tsx';
import { StartHome, type StartView } from './StartHome.tsx';
import { StartStatus } from './StartStatus.tsx';
import { useStarts } from './use-starts.ts';
import './start-screen.css';

interface Props {
  readonly app: WindowApp;
  readonly onOpenSettings: (target?: SettingsTarget) => void;
  readonly firstView?: StartView;
}

/** The way into a lobby: by an invitation, to one that you know or that is near, or by hosting one. */
export function StartScreen({ app, firstView = 'home', onOpenSettings }: Props): ReactNode {
  const { t } = useTranslation('app');
  const [view, setView] = useState<StartView>(firstView);
  const [before, setBefore] = useState<StartView>('home');
  useEffect(() => {
    app.lobbies.controller.start();
    return app.lobbies.controller.stop;
  }, [app]);
  const goHome = (): void => {
    app.lobbies.controller.changeSearch(ANY_LOBBY);
    setBefore(view);
    setView('home');
  };
  return (
    <div className="start" data-view={view}>
      <header className="start-header">
        <Logo />
        <IconButton label={t('start.settings')} icon={<SettingsIcon />} onClick={() => onOpenSettings()} />
      </header>
      <main className="start-main">
        {view !== 'home' && (
          <div className="start-back">
            <Button variant="quiet" icon={<BackIcon />} hasFocus={view === 'lobbies'} onClick={goHome}>
              {t('start.back')}
            </Button>
          </div>
        )}
        <SettingsNotices {...app.settings} />
        {view === 'home' && (
          <StartHome
            app={app}
            cameFrom={before}
            onHost={() => setView('host')}
            onShowLobbies={() => setView('lobbies')}
            onAddServer={() => onOpenSettings('rendezvous')}
          />
        )}
        {view === 'host' && <HostView app={app} onAddServer={() => onOpenSettings('rendezvous')} />}
        {view === 'lobbies' && <AllLobbies app={app} onAddServer={() => onOpenSettings('rendezvous')} />}
      </main>
      <StartStatus app={app} onOpenSettings={onOpenSettings} />
    </div>
  );
}

function AllLobbies({ app, onAddServer }: { readonly app: WindowApp; readonly onAddServer: () => void }): ReactNode {
  const { isStarting, problemOf } = useStarts(app);
  const isRelayOnly = useStore(app.settings.store, (state) => state.settings.relayOnly);
  return (
    <LobbyBrowser
      {...app.lobbies}
      {...{ isRelayOnly, isStarting, onAddServer }}
      hasServer={useHasServer(app)}
      problem={problemOf('found')}
      onDismissProblem={app.lobby.controller.dismissProblem}
    />
  );
}
