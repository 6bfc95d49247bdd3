import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MicrophonePanel } from '../../features/devices/MicrophonePanel.tsx';
import { ChangeKey } from '../../features/hotkeys/ChangeKey.tsx';
import { GuestJoinForm } from '../../features/lobby/start/GuestJoinForm.tsx';
import { isAboutInvitation } from '../../features/lobby/start/is-about-invitation.ts';
import { StartProgress } from '../../features/lobby/start/StartProgress.tsx';
import { NameField } from '../../features/settings/NameField.tsx';
import { SettingsNotices } from '../../features/settings/SettingsNotices.tsx';
import { TalkModePanel } from '../../features/voice/TalkModePanel.tsx';
import { errorText } from '../../i18n/error-text.ts';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../ui/controls/use-media-query.ts';
import { Logo } from '../../ui/display/Logo.tsx';
import { SettingsIcon } from '../../ui/icons/place-icons.tsx';
import type { WindowApp } from '../create-window-app.ts';
import { PathCheckDialog } from './PathCheckDialog.tsx';
import { Ripples } from './Ripples.tsx';
import type { SettingsPage } from './settings-pages.tsx';
import './guest.css';

interface Props {
  readonly app: WindowApp;
  readonly onOpenSettings: (page?: SettingsPage) => void;
}

/** The start screen of a page that guests open: the name, the way into the lobby, and the sound. */
export function GuestStartScreen({ app, onOpenSettings }: Props): ReactNode {
  const { t } = useTranslation('guest');
  const { t: words } = useTranslation('app');
  const link = app.guestPage?.link ?? '';
  return (
    <div className="start guest-start">
      <Ripples />
      <header className="start-header">
        <Logo />
        <IconButton label={words('start.settings')} icon={<SettingsIcon />} onClick={() => onOpenSettings()} />
      </header>
      <main className="start-main">
        <div className="start-left">
          <div className="start-lead">
            <h1>{t(link === '' ? 'title' : 'invited')}</h1>
            <p>{t('lead')}</p>
          </div>
          <SettingsNotices {...app.settings} />
          <JoinCard app={app} link={link} />
        </div>
        <SoundCard app={app} />
        <AppOnly address={app.guestPage?.appAddress ?? ''} />
      </main>
    </div>
  );
}

function JoinCard({ app, link }: { readonly app: WindowApp; readonly link: string }): ReactNode {
  const { i18n } = useTranslation();
  const name = useStore(app.settings.store, (state) => state.settings.name);
  const connection = useStore(app.lobby.store, (state) => state.connection);
  const [checked, setChecked] = useState<string | null>(null);
  const approach = useStore(app.lobby.store, (state) => state.approach);
  const error = useStore(app.lobby.store, (state) => state.problem?.error ?? null);
  const { controller } = app.lobby;
  return (
    <>
      <GuestJoinForm
        link={link}
        isBusy={connection.status === 'starting'}
        problem={error === null ? null : errorText(i18n, error)}
        isInvitationWrong={error !== null && isAboutInvitation(error)}
        onJoin={(linkOrCode) => {
          // Asked for at the same time, never waited for: you can join and listen without a microphone.
          void app.devices.controller.openMicrophone();
          void controller.join(linkOrCode);
        }}
        onCheck={setChecked}
        onEdit={controller.dismissProblem}
      >
        <NameField name={name} onChange={(changed) => app.settings.controller.update({ name: changed })} />
      </GuestJoinForm>
      <PathCheckDialog app={app} pasted={checked} onClose={() => setChecked(null)} />
      {connection.status === 'starting' && <StartProgress step={connection.step} approach={approach} />}
    </>
  );
}

function SoundCard({ app }: { readonly app: WindowApp }): ReactNode {
  const { t } = useTranslation('app');
  const settings = useStore(app.settings.store, (state) => state.settings);
  const hasKeyboard = !useMediaQuery(TOUCH_ONLY);
  return (
    <section className="start-card start-sound guest-sound" aria-labelledby="guest-sound-title">
      <h2 id="guest-sound-title">{t('start.sound')}</h2>
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
        {hasKeyboard && <ChangeKey {...app.hotkeys} settings={settings} platform="" />}
      </TalkModePanel>
    </section>
  );
}

/** What a page cannot do, and where the app is that can. */
function AppOnly({ address }: { readonly address: string }): ReactNode {
  const { t } = useTranslation('guest');
  return (
    <section className="guest-app-only" aria-labelledby="guest-app-only-title">
      <p>{t('stay')}</p>
      <h2 id="guest-app-only-title">{t('appOnly.title')}</h2>
      <p>
        {t('appOnly.text')}{' '}
        {address !== '' && (
          <a href={address} target="_blank" rel="noreferrer">
            {t('appOnly.link')}
          </a>
        )}
      </p>
    </section>
  );
}
