import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MicrophonePanel } from '../../features/devices/MicrophonePanel.tsx';
import { OutputModeField } from '../../features/devices/speakers/OutputModeField.tsx';
import { OutputPanel } from '../../features/devices/speakers/OutputPanel.tsx';
import { ProcessingPanel } from '../../features/devices/ProcessingPanel.tsx';
import { HeadsetPanel } from '../../features/headset/HeadsetPanel.tsx';
import { ChangeKey } from '../../features/hotkeys/ChangeKey.tsx';
import { KeysPanel } from '../../features/hotkeys/KeysPanel.tsx';
import { WriteKeys } from '../../features/hotkeys/writing/WriteKeys.tsx';
import { isInLobby, ownNameIn } from '../../features/lobby/lobby-store.ts';
import { OverlayPanel } from '../../features/overlay/OverlayPanel.tsx';
import { BlockedPeoplePanel } from '../../features/people/BlockedPeoplePanel.tsx';
import { KnownPeoplePanel } from '../../features/people/KnownPeoplePanel.tsx';
import { NoteField } from '../../features/profile/NoteField.tsx';
import { PictureField, urlOfPicture } from '../../features/profile/PictureField.tsx';
import { StatusFields } from '../../features/profile/StatusFields.tsx';
import { NotificationsSwitch } from '../../features/settings/NotificationsSwitch.tsx';
import { ProfilePanel } from '../../features/settings/ProfilePanel.tsx';
import { SpeakTextSwitch } from '../../features/text/SpeakTextSwitch.tsx';
import { SignalsPanel } from '../../features/voice/SignalsPanel.tsx';
import { TalkModePanel } from '../../features/voice/TalkModePanel.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../ui/controls/use-media-query.ts';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { WindowApp } from '../create-window-app.ts';
import { AdvancedPage } from './AdvancedPage.tsx';
import { GamesPage } from './GamesPage.tsx';
import type { SettingsHistory } from './settings-history.ts';
import type { SettingsPage } from './settings-pages.tsx';

interface PageProps {
  readonly app: WindowApp;
  /** The changes that can be undone. */
  readonly history: SettingsHistory;
  readonly onClose: () => void;
  /** Leads to hosting a lobby, and closes the settings; null = you are in a lobby. */
  readonly onHost: (() => void) | null;
}

/** One page of the settings. */
export function SettingsContent({ page, ...props }: PageProps & { readonly page: SettingsPage }): ReactNode {
  switch (page) {
    case 'profile':
      return <ProfilePage {...props} />;
    case 'audio':
      return <AudioPage {...props} />;
    case 'talking':
      return <TalkingPage {...props} />;
    case 'games':
      return <GamesPage app={props.app} onHost={props.onHost} />;
    case 'overlay':
      return <OverlayPage {...props} />;
    case 'advanced':
      return <AdvancedPage {...props} />;
  }
}

function ProfilePage({ app, history, onClose }: PageProps): ReactNode {
  const { t } = useTranslation('settings');
  const settings = useStore(app.settings.store, (state) => state.settings);
  const setting = { settings, onSettingsChange: app.settings.controller.update };
  const inLobby = useStore(app.lobby.store, isInLobby);
  const nameInLobby = useStore(app.lobby.store, ownNameIn);
  const nameProblem = useStore(app.lobby.store, (state) => state.nameProblem);
  // The first run replaces the start screen, so it is not offered while you are in a lobby. Guests have none.
  const mayNotSetUp = inLobby || app.guestPage !== undefined;
  const setUpAgain = (): void => {
    app.settings.controller.update({ isSetUp: false, setupStep: 'sound' });
    onClose();
  };
  return (
    <ProfilePanel
      {...{ nameInLobby, nameProblem }}
      {...setting}
      pictureUrl={settings.picture === '' ? null : urlOfPicture(settings.picture)}
      profile={
        <>
          <PictureField picture={settings.picture} onChange={(picture) => setting.onSettingsChange({ picture })} />
          <NoteField note={settings.note} onChange={(note) => setting.onSettingsChange({ note })} />
          <StatusFields {...setting} />
        </>
      }
      onSetUpAgain={mayNotSetUp ? null : setUpAgain}
    >
      <Section title={t('section.sounds')}>
        <SignalsPanel {...setting} />
        <NotificationsSwitch {...setting} permission={app.notifier.permission} onAsk={app.notifier.ask} />
        <SpeakTextSwitch {...setting} />
      </Section>
      <KnownPeoplePanel
        {...app.people}
        onForgotten={(person) =>
          history.record(
            `person ${person.identity}`,
            (texts) => texts.t('people:forgetName', { name: person.name }),
            (texts) => texts.t('people:forgotten', { name: person.name }),
            () => app.people.controller.restore(person),
          )
        }
      />
      <BlockedPeoplePanel
        {...app.people}
        onUnblocked={(person) =>
          history.record(
            `person ${person.identity}`,
            (texts) => texts.t('people:unblockName', { name: person.name }),
            (texts) => texts.t('people:unblocked', { name: person.name }),
            () => app.people.controller.restore(person),
          )
        }
      />
    </ProfilePanel>
  );
}

function AudioPage({ app }: PageProps): ReactNode {
  const { t } = useTranslation('settings');
  const settings = useStore(app.settings.store, (state) => state.settings);
  const setting = { settings, onSettingsChange: app.settings.controller.update };
  return (
    <>
      <Section title={t('section.input')}>
        <MicrophonePanel {...app.devices} {...setting} subscribeToLevel={app.subscribeToInputLevel} />
      </Section>
      <Section title={t('section.processing')}>
        <ProcessingPanel {...setting} />
      </Section>
      <Section title={t('section.output')}>
        <OutputPanel {...app.devices} {...setting} />
        <OutputModeField {...setting} />
      </Section>
      <Headset app={app} />
    </>
  );
}

function Headset({ app }: { readonly app: WindowApp }): ReactNode {
  // A phone is a headset for something else.
  const isPhone = useMediaQuery(TOUCH_ONLY);
  const inLobby = useStore(app.lobby.store, isInLobby);
  const invitation = useStore(app.lobby.store, (state) => state.invitation);
  const rendezvous = useStore(app.settings.store, (state) => state.settings.rendezvous);
  if (isPhone) return null;
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

function TalkingPage({ app }: PageProps): ReactNode {
  const { t } = useTranslation('settings');
  const { t: tKeys } = useTranslation('hotkeys');
  const settings = useStore(app.settings.store, (state) => state.settings);
  const platform = useStore(app.settings.store, (state) => state.app?.platform ?? '');
  const hasKeyboard = !useMediaQuery(TOUCH_ONLY);
  const isGuest = app.guestPage !== undefined;
  const setting = { settings, onSettingsChange: app.settings.controller.update };
  return (
    <>
      <Section title={t('section.talking')}>
        <TalkModePanel
          {...setting}
          subscribeToLevel={app.subscribeToInputLevel}
          readThresholdDb={app.readActivationThresholdDb}
        >
          {/* The app has a list of all keys below. */}
          {isGuest && hasKeyboard && <ChangeKey {...app.hotkeys} settings={settings} platform={platform} />}
        </TalkModePanel>
      </Section>
      {!isGuest && <KeysPanel {...app.hotkeys} {...setting} platform={platform} />}
      {isGuest && hasKeyboard && (
        <Section title={tKeys('title')}>
          <ul className="keys-list">
            <WriteKeys {...setting} />
          </ul>
        </Section>
      )}
    </>
  );
}

function OverlayPage({ app }: PageProps): ReactNode {
  const settings = useStore(app.settings.store, (state) => state.settings);
  const shell = useStore(app.settings.store, (state) => state.app?.shell ?? 'browser');
  return (
    <OverlayPanel
      {...app.overlay}
      {...{ settings, shell }}
      onSettingsChange={app.settings.controller.update}
      onCopy={app.copyText}
    />
  );
}
