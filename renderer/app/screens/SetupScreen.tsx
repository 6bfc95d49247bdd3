import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SETUP_STEPS, type SetupStep } from '../../../shared/model/settings.ts';
import { MicrophonePanel } from '../../features/devices/MicrophonePanel.tsx';
import { MicrophoneVerdict } from '../../features/devices/MicrophoneVerdict.tsx';
import { SpeakerCheck } from '../../features/devices/speakers/SpeakerCheck.tsx';
import { ChangeKey } from '../../features/hotkeys/ChangeKey.tsx';
import { ColorField } from '../../features/settings/ColorField.tsx';
import { LanguageField } from '../../features/settings/LanguageField.tsx';
import { NameField } from '../../features/settings/NameField.tsx';
import { PlayerPreview } from '../../features/settings/PlayerPreview.tsx';
import { SettingsNotices } from '../../features/settings/SettingsNotices.tsx';
import { SetupFrame } from '../../features/setup/SetupFrame.tsx';
import { TalkModeCards } from '../../features/voice/TalkModeCards.tsx';
import { Logo } from '../../ui/display/Logo.tsx';
import type { WindowApp } from '../create-window-app.ts';

/**
 * The first run: what you need to talk, in three steps. Each change applies at once, so you can leave at any step, and
 * a window that was closed in between continues where it was.
 */
export function SetupScreen({ app }: { readonly app: WindowApp }): ReactNode {
  const step = useStore(app.settings.store, (state) => state.settings.setupStep);
  const language = useStore(app.settings.store, (state) => state.settings.language);
  const { update } = app.settings.controller;
  const end = (): void => update({ isSetUp: true, setupStep: 'sound' });
  const goTo = (by: -1 | 1): (() => void) | null => {
    const neighbour = SETUP_STEPS[SETUP_STEPS.indexOf(step) + by];
    return neighbour === undefined ? null : () => update({ setupStep: neighbour });
  };
  return (
    <div className="setup">
      <header className="setup-header">
        <Logo />
        <LanguageField choice={language} onChange={(choice) => update({ language: choice })} />
      </header>
      <main className="setup-main">
        <SettingsNotices {...app.settings} />
        <SetupFrame step={step} onBack={goTo(-1)} onNext={goTo(1) ?? end} onSkip={end}>
          <StepContent app={app} step={step} />
        </SetupFrame>
      </main>
    </div>
  );
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
          <PlayerPreview name={settings.name} color={settings.color} />
          <NameField name={settings.name} onChange={(name) => update({ name })} />
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
        <MicrophonePanel {...app.devices} {...setting} subscribeToLevel={app.subscribeToInputLevel} />
        {isOn && <MicrophoneVerdict subscribeToLevel={app.subscribeToInputLevel} />}
      </div>
      <div className="setup-column">
        <SpeakerCheck {...app.devices} {...setting} />
      </div>
    </div>
  );
}

function TalkingStep({ app }: { readonly app: WindowApp }): ReactNode {
  const { t } = useTranslation('setup');
  const settings = useStore(app.settings.store, (state) => state.settings);
  const platform = useStore(app.settings.store, (state) => state.app?.platform ?? '');
  return (
    <TalkModeCards
      settings={settings}
      onSettingsChange={app.settings.controller.update}
      subscribeToLevel={app.subscribeToInputLevel}
      readThresholdDb={app.readActivationThresholdDb}
    >
      <ChangeKey {...app.hotkeys} settings={settings} platform={platform} />
      <p className="field-note">{t('talking.keyHint')}</p>
    </TalkModeCards>
  );
}
