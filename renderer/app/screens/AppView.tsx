import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { AtDoorDialog } from '../../features/lobby/door/AtDoorDialog.tsx';
import { isInLobby } from '../../features/lobby/lobby-store.ts';
import { errorText } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { DialogNotices } from '../../ui/display/dialog/dialog-notices.ts';
import { LiveRegion } from '../../ui/display/LiveRegion.tsx';
import { Logo } from '../../ui/display/Logo.tsx';
import { keepFocus } from '../../ui/focus/keep-focus.ts';
import { TipLayer } from '../../ui/floating/TipLayer.tsx';
import { announcementOf } from './announcement.ts';
import type { WindowApp } from '../create-window-app.ts';
import type { SettingsTarget } from '../settings/settings-catalogue.ts';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { GuestStartScreen } from './start/GuestStartScreen.tsx';
import { LobbyKnocks } from './lobby/LobbyKnocks.tsx';
import { LobbyScreen } from './LobbyScreen.tsx';
import { SetupScreen } from './SetupScreen.tsx';
import { useLastLobby } from './start/use-last-lobby.ts';
import { StartScreen } from './start/StartScreen.tsx';
import { ToastLayer } from './ToastLayer.tsx';
import './app.css';

/** The window: the start screen or the lobby, with the settings above either. */
export function AppView({ app }: { readonly app: WindowApp }): ReactNode {
  const { t } = useTranslation('app');
  const inLobby = useStore(app.lobby.store, isInLobby);
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const voice = useStore(app.voice.store);
  const isLoaded = useStore(app.settings.store, (state) => state.isLoaded);
  const isSetUp = useStore(app.settings.store, (state) => state.settings.isSetUp);
  const [settingsTarget, setSettingsTarget] = useState<SettingsTarget | null>(null);
  const [hostWishes, setHostWishes] = useState(0);
  const [hasEnded, setEnded] = useState(false);
  const isGuest = app.guestPage !== undefined;
  const lastLobby = useLastLobby(app);

  useEffect(() => app.onMainProcessEnded(() => setEnded(true)), [app]);
  useEffect(keepFocus, []);
  // After the lobby, the start screen begins as usual.
  useEffect(() => {
    if (inLobby) setHostWishes(0);
  }, [inLobby]);

  const openSettings = (target: SettingsTarget = 'profile'): void => setSettingsTarget(target);
  const host = (): void => {
    setSettingsTarget(null);
    setHostWishes((wishes) => wishes + 1);
  };
  if (hasEnded) return <MainProcessEnded />;
  if (!isLoaded) return null;
  return (
    <DialogNotices value={<LobbyKnocks app={app} />}>
      {inLobby && <LobbyScreen app={app} onOpenSettings={openSettings} />}
      {!inLobby && isGuest && <GuestStartScreen {...{ app, lastLobby }} onOpenSettings={openSettings} />}
      {!inLobby && !isGuest && isSetUp && (
        <StartScreen
          key={hostWishes}
          app={app}
          firstView={hostWishes === 0 ? 'home' : 'host'}
          onOpenSettings={openSettings}
        />
      )}
      {!inLobby && !isGuest && !isSetUp && <SetupScreen app={app} />}
      {settingsTarget !== null && (
        <SettingsDialog
          app={app}
          target={settingsTarget}
          onClose={() => setSettingsTarget(null)}
          onHost={inLobby ? null : host}
        />
      )}
      <AtDoor app={app} />
      <OpenedInvitation app={app} />
      <RefusedInvitation app={app} />
      <ToastLayer app={app} />
      <TipLayer />
      <LiveRegion message={announcementOf(connection, voice, t)} />
    </DialogNotices>
  );
}

/** What the lobby that you are joining wants first. */
function AtDoor({ app }: { readonly app: WindowApp }): ReactNode {
  const atDoor = useStore(app.lobby.store, (state) => state.atDoor);
  if (atDoor === null) return null;
  return (
    <AtDoorDialog
      atDoor={atDoor}
      onPassword={app.lobby.controller.enterPassword}
      onCancel={() => void app.lobby.controller.leave()}
    />
  );
}

function OpenedInvitation({ app }: { readonly app: WindowApp }): ReactNode {
  const { t } = useTranslation('app');
  const invitation = useStore(app.lobby.store, (state) => state.openedInvitation);
  if (invitation === null) return null;
  const answer = (isAccepted: boolean): void => void app.lobby.controller.answerOpenedInvitation(isAccepted);
  return (
    <Dialog
      title={t('invitation.title')}
      onClose={() => answer(false)}
      actions={
        <>
          <Button variant="quiet" onClick={() => answer(false)}>
            {t('invitation.refuse')}
          </Button>
          <Button variant="primary" onClick={() => answer(true)}>
            {t('invitation.accept')}
          </Button>
        </>
      }
    >
      <p>{t('invitation.text')}</p>
    </Dialog>
  );
}

function RefusedInvitation({ app }: { readonly app: WindowApp }): ReactNode {
  const { t, i18n } = useTranslation('app');
  const error = useStore(app.lobby.store, (state) => state.refusedInvitation);
  if (error === null) return null;
  return (
    <Dialog title={t('invitation.refused')} onClose={app.lobby.controller.dismissRefusedInvitation}>
      <p>{errorText(i18n, error)}</p>
    </Dialog>
  );
}

function MainProcessEnded(): ReactNode {
  const { t } = useTranslation('app');
  return (
    <main className="app-ended">
      <Logo size={40} />
      <h1>{t('ended.title')}</h1>
      <p>{t('ended.text')}</p>
    </main>
  );
}
