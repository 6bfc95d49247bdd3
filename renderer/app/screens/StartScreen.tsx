import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MicrophonePanel } from '../../features/devices/MicrophonePanel.tsx';
import { ChangeKey } from '../../features/hotkeys/ChangeKey.tsx';
import { HostForm } from '../../features/lobby/start/HostForm.tsx';
import { isAboutInvitation } from '../../features/lobby/start/is-about-invitation.ts';
import { JoinForm } from '../../features/lobby/start/JoinForm.tsx';
import { ListingDialog } from '../../features/lobbies/listing/ListingDialog.tsx';
import { ListingRow } from '../../features/lobbies/listing/ListingRow.tsx';
import { LobbyBrowser } from '../../features/lobbies/LobbyBrowser.tsx';
import type { LobbyOrigin } from '../../features/lobby/lobby-store.ts';
import { PracticeCard } from '../../features/lobby/start/PracticeCard.tsx';
import { StartProgress } from '../../features/lobby/start/StartProgress.tsx';
import { NameField } from '../../features/settings/NameField.tsx';
import { SettingsNotices } from '../../features/settings/SettingsNotices.tsx';
import { TalkModePanel } from '../../features/voice/TalkModePanel.tsx';
import { errorText } from '../../i18n/error-text.ts';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { SettingsIcon } from '../../ui/icons/place-icons.tsx';
import { Logo } from '../../ui/display/Logo.tsx';
import type { WindowApp } from '../create-window-app.ts';
import { lobbyNameFor } from './lobby-name.ts';
import { PathCheckDialog } from './PathCheckDialog.tsx';
import { Ripples } from './Ripples.tsx';
import type { SettingsPage } from './settings-pages.tsx';
import { useHasServer } from './use-reach-dialogs.ts';

interface Props {
  readonly app: WindowApp;
  /** The last choice of what to do; its form gets the focus. */
  readonly wanted: 'host' | 'join' | null;
  readonly onOpenSettings: (page?: SettingsPage) => void;
}

export function StartScreen({ app, wanted, onOpenSettings }: Props): ReactNode {
  const settings = useStore(app.settings.store, (state) => state.settings);
  const { t } = useTranslation('app');
  return (
    <div className="start">
      <Ripples />
      <header className="start-header">
        <Logo />
        <IconButton label={t('start.settings')} icon={<SettingsIcon />} onClick={() => onOpenSettings()} />
      </header>
      <main className="start-main">
        <div className="start-left">
          <div className="start-head">
            <div className="start-lead">
              <h1>{t('start.title')}</h1>
              <p>{t('start.lead')}</p>
            </div>
            <div className="start-name">
              <NameField name={settings.name} onChange={(name) => app.settings.controller.update({ name })} />
            </div>
          </div>
          <SettingsNotices {...app.settings} />
          <StartActions app={app} name={settings.name} {...{ wanted, onOpenSettings }} />
        </div>
        <Browser app={app} onOpenSettings={onOpenSettings} />
        <SoundPanel app={app} />
      </main>
    </div>
  );
}

function StartActions({ app, name, wanted, onOpenSettings }: Props & { readonly name: string }): ReactNode {
  const { t, i18n } = useTranslation('app');
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const [checked, setChecked] = useState<string | null>(null);
  const approach = useStore(app.lobby.store, (state) => state.approach);
  const problem = useStore(app.lobby.store, (state) => state.problem);
  const hasServer = useHasServer(app);
  const listing = useStore(app.listing.store, (state) => (hasServer ? state.listing : null));
  const isFound = useStore(app.lobbies.store, (state) => state.enteredId !== '');
  const [isListing, setListing] = useState(false);
  const { controller } = app.lobby;
  const isStarting = connection.status === 'starting';
  const stateOf = (origin: LobbyOrigin): { isBusy: boolean; isDisabled: boolean; problem: string | null } => ({
    isBusy: isStarting && connection.origin === origin,
    isDisabled: isStarting,
    problem: problem?.origin === origin ? errorText(i18n, problem.error) : null,
  });
  // The list of lobbies shows how it goes for those that were chosen there.
  const joining = isFound ? { isBusy: false, isDisabled: isStarting, problem: null } : stateOf('joined');
  // The window requests the microphone at the same time but never waits for it: you can join and listen without one.
  const withMicrophone = (start: () => Promise<void>): void => {
    app.lobbies.controller.forgetEntered();
    void app.devices.controller.openMicrophone();
    void start();
  };
  return (
    <div className="start-actions">
      <HostForm
        {...stateOf('hosted')}
        hasFocus={wanted === 'host'}
        defaultName={lobbyNameFor(name, t)}
        listing={
          <ListingRow
            {...{ listing, hasServer }}
            listedAt={null}
            onEdit={() => setListing(true)}
            onAddServer={() => onOpenSettings('connection')}
          />
        }
        onHost={(lobbyName, rules) => {
          // A choice that cannot apply is no longer one.
          void app.listing.controller.change(listing);
          withMicrophone(() => controller.host(lobbyName, rules, listing));
        }}
      />
      <JoinForm
        {...joining}
        isInvitationWrong={!isFound && problem !== null && isAboutInvitation(problem.error)}
        hasFocus={wanted === 'join'}
        onJoin={(invitation) => withMicrophone(() => controller.join(invitation))}
        onCheck={setChecked}
        onEdit={controller.dismissProblem}
      />
      <PracticeCard {...stateOf('practice')} onPractice={() => withMicrophone(controller.practice)} />
      <PathCheckDialog app={app} pasted={checked} onClose={() => setChecked(null)} />
      {connection.status === 'starting' && <StartProgress step={connection.step} approach={approach} />}
      {isListing && <Listing app={app} onClose={() => setListing(false)} />}
    </div>
  );
}

function Listing({ app, onClose }: { readonly app: WindowApp; readonly onClose: () => void }): ReactNode {
  const games = useStore(app.lobbies.store, (state) => state.games);
  return <ListingDialog {...app.listing} games={games} onClose={onClose} />;
}

function Browser({ app, onOpenSettings }: Pick<Props, 'app' | 'onOpenSettings'>): ReactNode {
  const { i18n } = useTranslation();
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const problem = useStore(app.lobby.store, (state) => state.problem);
  const isFound = useStore(app.lobbies.store, (state) => state.enteredId !== '');
  const isRelayOnly = useStore(app.settings.store, (state) => state.settings.relayOnly);
  return (
    <LobbyBrowser
      {...app.lobbies}
      hasServer={useHasServer(app)}
      isRelayOnly={isRelayOnly}
      isStarting={connection.status === 'starting'}
      problem={isFound && problem?.origin === 'joined' ? errorText(i18n, problem.error) : null}
      onDismissProblem={app.lobby.controller.dismissProblem}
      onAddServer={() => onOpenSettings('connection')}
    />
  );
}

function SoundPanel({ app }: { readonly app: WindowApp }): ReactNode {
  const { t } = useTranslation('app');
  const settings = useStore(app.settings.store, (state) => state.settings);
  const platform = useStore(app.settings.store, (state) => state.app?.platform ?? '');
  return (
    <section className="start-card start-sound" aria-labelledby="start-sound-title">
      <h2 id="start-sound-title">{t('start.sound')}</h2>
      <MicrophonePanel
        {...app.devices}
        settings={settings}
        onSettingsChange={app.settings.controller.update}
        subscribeToLevel={app.subscribeToInputLevel}
      />
      <TalkModePanel
        settings={settings}
        onSettingsChange={app.settings.controller.update}
        subscribeToLevel={app.subscribeToInputLevel}
        isShort
      >
        <ChangeKey {...app.hotkeys} settings={settings} platform={platform} />
      </TalkModePanel>
    </section>
  );
}
