import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MicrophonePanel } from '../../features/devices/MicrophonePanel.tsx';
import { OutputPanel } from '../../features/devices/OutputPanel.tsx';
import { ProcessingPanel } from '../../features/devices/ProcessingPanel.tsx';
import { DiagnosticsPanel } from '../../features/diagnostics/DiagnosticsPanel.tsx';
import { UpdatesPanel } from '../../features/diagnostics/UpdatesPanel.tsx';
import { HeadsetPanel } from '../../features/headset/HeadsetPanel.tsx';
import { ChangeKey } from '../../features/hotkeys/ChangeKey.tsx';
import { KeysPanel } from '../../features/hotkeys/KeysPanel.tsx';
import { isInLobby, ownNameIn } from '../../features/lobby/lobby-store.ts';
import { OverlayPanel } from '../../features/overlay/OverlayPanel.tsx';
import { BlockedPeoplePanel } from '../../features/people/BlockedPeoplePanel.tsx';
import { NotificationsSwitch } from '../../features/settings/NotificationsSwitch.tsx';
import { AboutPanel } from '../../features/settings/AboutPanel.tsx';
import { GamesPanel } from '../../features/settings/GamesPanel.tsx';
import { HostingPanel } from '../../features/settings/HostingPanel.tsx';
import { JoiningPanel } from '../../features/settings/JoiningPanel.tsx';
import { ProfilePanel } from '../../features/settings/ProfilePanel.tsx';
import { RendezvousPanel } from '../../features/settings/RendezvousPanel.tsx';
import { SettingsNotices } from '../../features/settings/SettingsNotices.tsx';
import { SignalsPanel } from '../../features/voice/SignalsPanel.tsx';
import { TalkModePanel } from '../../features/voice/TalkModePanel.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../ui/controls/use-media-query.ts';
import { Dialog } from '../../ui/display/Dialog.tsx';
import { Pages } from '../../ui/display/Pages.tsx';
import type { WindowApp } from '../create-window-app.ts';
import { settingsPages, type SettingsPage } from './settings-pages.tsx';

interface Props {
  readonly app: WindowApp;
  readonly page: SettingsPage;
  readonly onPage: (page: SettingsPage) => void;
  readonly onClose: () => void;
  readonly onOpenPositions: () => void;
}

/** The settings, page by page. Changes apply at once and are stored, so there is nothing to confirm. */
export function SettingsDialog(props: Props): ReactNode {
  const { app, page, onPage, onClose } = props;
  const { t } = useTranslation('settings');
  return (
    <Dialog title={t('title')} size="pages" onClose={onClose}>
      <Pages
        label={t('pages')}
        pages={settingsPages(app.guestPage !== undefined).map(({ id, icon }) => ({ id, icon, label: t(`page.${id}`) }))}
        page={page}
        onPage={onPage}
      >
        <h3 className="pages-title">{t(`page.${page}`)}</h3>
        <SettingsNotices {...app.settings} />
        <SettingsContent {...props} />
      </Pages>
    </Dialog>
  );
}

function SettingsContent({ app, page, onPage, onClose, onOpenPositions }: Props): ReactNode {
  const settings = useStore(app.settings.store, (state) => state.settings);
  const description = useStore(app.settings.store, (state) => state.app);
  const inLobby = useStore(app.lobby.store, isInLobby);
  const nameInLobby = useStore(app.lobby.store, ownNameIn);
  const nameProblem = useStore(app.lobby.store, (state) => state.nameProblem);
  const shell = description?.shell ?? 'browser';
  const platform = description?.platform ?? '';
  const setting = { settings, onSettingsChange: app.settings.controller.update };
  // The first run replaces the start screen, so it is not offered while you are in a lobby. Guests have none.
  const isGuest = app.guestPage !== undefined;
  const mayNotSetUp = inLobby || isGuest;
  const setUpAgain = (): void => {
    app.settings.controller.update({ isSetUp: false, setupStep: 'sound' });
    onClose();
  };
  switch (page) {
    case 'profile':
      return (
        <ProfilePanel {...setting} {...{ nameInLobby, nameProblem }} onSetUpAgain={mayNotSetUp ? null : setUpAgain} />
      );
    case 'microphone':
      return (
        <>
          <MicrophonePanel {...app.devices} {...setting} subscribeToLevel={app.subscribeToInputLevel} />
          <Headset app={app} />
        </>
      );
    case 'sound':
      return (
        <>
          <OutputPanel {...app.devices} {...setting} />
          <SignalsPanel {...setting} />
          <NotificationsSwitch {...setting} permission={app.notifier.permission} onAsk={app.notifier.ask} />
          <ProcessingPanel {...setting} />
        </>
      );
    case 'talking':
      return <TalkingPage app={app} onOpenKeys={() => onPage('keys')} />;
    case 'keys':
      return <KeysPanel {...app.hotkeys} settings={settings} platform={platform} />;
    case 'people':
      return <BlockedPeoplePanel {...app.people} />;
    case 'games':
      return <GamesPanel onOpenPositions={onOpenPositions} />;
    case 'connection':
      return (
        <>
          {!isGuest && <HostingPanel {...setting} />}
          <RendezvousPanel {...setting} />
          <JoiningPanel {...setting} />
        </>
      );
    case 'overlay':
      return <OverlayPanel {...app.overlay} {...setting} shell={shell} onCopy={app.copyText} />;
    case 'updates':
      return <UpdatesPanel {...app.diagnostics} {...setting} shell={shell} />;
    case 'diagnostics':
      return <DiagnosticsPanel {...app.diagnostics} onCopy={app.copyText} />;
    case 'about':
      return <AboutPanel app={description} />;
  }
}

function Headset({ app }: { readonly app: WindowApp }): ReactNode {
  const inLobby = useStore(app.lobby.store, isInLobby);
  const invitation = useStore(app.lobby.store, (state) => state.invitation);
  const rendezvous = useStore(app.settings.store, (state) => state.settings.rendezvous);
  return (
    <HeadsetPanel
      {...app.headset}
      isInLobby={inLobby}
      invitation={invitation}
      ownPage={app.guestPage?.address ?? ''}
      rendezvous={rendezvous}
      onAsk={() => {
        void app.currentInvitation();
        app.headset.controller.ask();
      }}
      onCopy={app.copyText}
    />
  );
}

function TalkingPage({ app, onOpenKeys }: { readonly app: WindowApp; readonly onOpenKeys: () => void }): ReactNode {
  const settings = useStore(app.settings.store, (state) => state.settings);
  const platform = useStore(app.settings.store, (state) => state.app?.platform ?? '');
  const hasKeyboard = !useMediaQuery(TOUCH_ONLY);
  return (
    <TalkModePanel
      settings={settings}
      onSettingsChange={app.settings.controller.update}
      subscribeToLevel={app.subscribeToInputLevel}
    >
      {hasKeyboard && (
        <ChangeKey
          {...app.hotkeys}
          settings={settings}
          platform={platform}
          // A page for guests has no list of all keys.
          {...(app.guestPage === undefined ? { onOpenKeys } : {})}
        />
      )}
    </TalkModePanel>
  );
}
