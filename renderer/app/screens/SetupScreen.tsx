import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SETUP_STEPS, type SetupStep } from '../../../shared/model/settings.ts';
import { MicrophonePanel } from '../../features/devices/MicrophonePanel.tsx';
import { MicrophoneVerdict } from '../../features/devices/MicrophoneVerdict.tsx';
import { SpeakerCheck } from '../../features/devices/speakers/SpeakerCheck.tsx';
import { ChangeKey } from '../../features/hotkeys/ChangeKey.tsx';
import { elsewhereText, worksElsewhere } from '../../features/hotkeys/elsewhere-text.ts';
import { talkStatus } from '../../features/hotkeys/status/talk-status.ts';
import { useKeyHeld } from '../../features/hotkeys/triggers/use-key-held.ts';
import { useKeyOfAction } from '../../features/hotkeys/triggers/use-trigger-name.ts';
import { ColorField } from '../../features/settings/ColorField.tsx';
import { LanguageField } from '../../features/settings/LanguageField.tsx';
import { NameField } from '../../features/settings/NameField.tsx';
import { urlOfPicture } from '../../features/profile/PictureField.tsx';
import { PlayerPreview } from '../../features/settings/PlayerPreview.tsx';
import { SettingsNotices } from '../../features/settings/SettingsNotices.tsx';
import { MissingKey } from '../../features/setup/MissingKey.tsx';
import { SetupFrame } from '../../features/setup/SetupFrame.tsx';
import { TalkModeCards } from '../../features/voice/TalkModeCards.tsx';
import { TalkTest } from '../../features/voice/TalkTest.tsx';
import { Logo } from '../../ui/display/Logo.tsx';
import type { WindowApp } from '../create-window-app.ts';

/**
 * The first run: what you need to talk, in three steps. Each change applies at once, so you can leave at any step, and
 * a window that was closed in between continues where it was.
 */
export function SetupScreen({ app }: { readonly app: WindowApp }): ReactNode {
  const step = useStore(app.settings.store, (state) => state.settings.setupStep);
  const language = useStore(app.settings.store, (state) => state.settings.language);
  const isUnheard = useIsUnheard(app);
  const [isAsking, setAsking] = useState(false);
  const { update } = app.settings.controller;
  const end = (): void => update({ isSetUp: true, setupStep: 'sound' });
  const goTo = (by: -1 | 1): (() => void) | null => {
    const neighbour = SETUP_STEPS[SETUP_STEPS.indexOf(step) + by];
    if (neighbour === undefined) return null;
    return () => {
      setAsking(false);
      update({ setupStep: neighbour });
    };
  };
  const goOn = goTo(1) ?? end;
  const asks = isAsking && isUnheard && step === 'talking';
  return (
    <div className="setup">
      <header className="setup-header">
        <Logo />
        <LanguageField choice={language} onChange={(choice) => update({ language: choice })} />
      </header>
      <main className="setup-main">
        <SettingsNotices {...app.settings} />
        <SetupFrame
          step={step}
          question={asks && <MissingKey onChoose={() => chooseKey(app, setAsking)} onContinue={goOn} />}
          onBack={goTo(-1)}
          onNext={step === 'talking' && isUnheard ? () => setAsking(true) : goOn}
          onSkip={end}
        >
          <StepContent app={app} step={step} />
        </SetupFrame>
      </main>
    </div>
  );
}

/** Returns whether nobody would hear you, because you chose push to talk without a key. */
function useIsUnheard(app: WindowApp): boolean {
  const settings = useStore(app.settings.store, (state) => state.settings);
  const status = useStore(app.hotkeys.store, (state) => state.status);
  return settings.talkMode === 'push-to-talk' && talkStatus(settings, status) === 'none';
}

function chooseKey(app: WindowApp, setAsking: (isAsking: boolean) => void): void {
  setAsking(false);
  app.hotkeys.controller.record('talk', 'replace');
}

function StepContent({ app, step }: { readonly app: WindowApp; readonly step: SetupStep }): ReactNode {
  const settings = useStore(app.settings.store, (state) => state.settings);
  const { update } = app.settings.controller;
  switch (step) {
    case 'sound':
      return <SoundStep app={app} />;
    case 'talking':
      return <TalkingStep app={app} />;
    case 'you':
      return (
        <>
          <PlayerPreview
            name={settings.name}
            color={settings.color}
            note={settings.note}
            pictureUrl={settings.picture === '' ? null : urlOfPicture(settings.picture)}
          />
          <NameField name={settings.name} isSelected onChange={(name) => update({ name })} />
          <ColorField color={settings.color} onChange={(color) => update({ color })} />
        </>
      );
  }
}

function SoundStep({ app }: { readonly app: WindowApp }): ReactNode {
  const settings = useStore(app.settings.store, (state) => state.settings);
  const isOn = useStore(app.devices.store, (state) => state.microphone === 'on');
  const setting = { settings, onSettingsChange: app.settings.controller.update };
  return (
    <div className="setup-columns">
      <div className="setup-column">
        <MicrophonePanel {...app.devices} {...setting} hasHint={false} subscribeToLevel={app.subscribeToInputLevel} />
        {isOn && <MicrophoneVerdict store={app.devices.store} subscribeToLevel={app.subscribeToInputLevel} />}
      </div>
      <div className="setup-column">
        <SpeakerCheck {...app.devices} {...setting} />
      </div>
    </div>
  );
}

function TalkingStep({ app }: { readonly app: WindowApp }): ReactNode {
  const settings = useStore(app.settings.store, (state) => state.settings);
  const platform = useStore(app.settings.store, (state) => state.app?.platform ?? '');
  const isSpeaking = useStore(app.voice.store, (state) => state.isSpeaking);
  const isRecording = useStore(app.hotkeys.store, (state) => state.recording !== null);
  const { talkMode, bindings } = settings;
  const keyName = useKeyOfAction(app.hotkeys.store, bindings)('talk');
  const isKeyHeld = useKeyHeld(bindings, 'talk', !isRecording);
  const { update } = app.settings.controller;
  const test = (
    <TalkTest {...{ talkMode, keyName, isKeyHeld, isSpeaking }} subscribeToLevel={app.subscribeToInputLevel} />
  );
  return (
    <>
      <TalkModeCards
        settings={settings}
        onSettingsChange={update}
        subscribeToLevel={app.subscribeToInputLevel}
        readThresholdDb={app.readActivationThresholdDb}
      >
        <ChangeKey
          {...app.hotkeys}
          settings={settings}
          platform={platform}
          hint={<KeyHint app={app} platform={platform} />}
        >
          {test}
        </ChangeKey>
      </TalkModeCards>
      {(talkMode === 'voice-activation' || talkMode === 'open-mic') && test}
    </>
  );
}

/** Says which keys are good ones, or that keys do not work in games here. */
function KeyHint({ app, platform }: { readonly app: WindowApp; readonly platform: string }): ReactNode {
  const { t } = useTranslation('setup');
  const { t: keys } = useTranslation('hotkeys');
  const status = useStore(app.hotkeys.store, (state) => state.status);
  const text = worksElsewhere(status) ? t('talking.keyHint') : keys(`elsewhere.${elsewhereText(status, platform).key}`);
  return <p className="field-note">{text}</p>;
}
