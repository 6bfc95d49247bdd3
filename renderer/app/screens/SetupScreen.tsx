import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { MicrophonePanel } from '../../features/devices/MicrophonePanel.tsx';
import { ChangeKey } from '../../features/hotkeys/ChangeKey.tsx';
import { LanguageField } from '../../features/settings/LanguageField.tsx';
import { NameField } from '../../features/settings/NameField.tsx';
import { SetupDone, type SetupOutcome } from '../../features/setup/SetupDone.tsx';
import { SetupFrame } from '../../features/setup/SetupFrame.tsx';
import { setupNeighbour, type SetupStep } from '../../features/setup/setup-steps.ts';
import { TalkModePanel } from '../../features/voice/TalkModePanel.tsx';
import { Logo } from '../../ui/display/Logo.tsx';
import type { WindowApp } from '../create-window-app.ts';
import { Ripples } from './Ripples.tsx';

interface Props {
  readonly app: WindowApp;
  /** Called when the first run was skipped, or ended with a choice of what to do next. */
  readonly onEnded: (outcome: SetupOutcome | null) => void;
}

/**
 * The first run: sets up what you need to talk, one step at a time. Each change applies at once, so you can leave at
 * any step.
 */
export function SetupScreen({ app, onEnded }: Props): ReactNode {
  const talkMode = useStore(app.settings.store, (state) => state.settings.talkMode);
  const [step, setStep] = useState<SetupStep>('welcome');
  const goTo = (by: -1 | 1): (() => void) | null => {
    const neighbour = setupNeighbour(talkMode, step, by);
    return neighbour === undefined ? null : () => setStep(neighbour);
  };
  return (
    <div className="setup">
      <Ripples />
      <header className="setup-header">
        <Logo />
      </header>
      <main className="setup-main">
        <SetupFrame
          step={step}
          onBack={goTo(-1)}
          onNext={goTo(1)}
          onSkip={step === 'done' ? null : () => onEnded(null)}
        >
          {step === 'done' ? <SetupDone onChoose={onEnded} /> : <StepContent app={app} step={step} />}
        </SetupFrame>
      </main>
    </div>
  );
}

function StepContent({ app, step }: { readonly app: WindowApp; readonly step: Exclude<SetupStep, 'done'> }): ReactNode {
  const settings = useStore(app.settings.store, (state) => state.settings);
  const platform = useStore(app.settings.store, (state) => state.app?.platform ?? '');
  const { update } = app.settings.controller;
  switch (step) {
    case 'welcome':
      return (
        <>
          <NameField name={settings.name} onChange={(name) => update({ name })} />
          <LanguageField choice={settings.language} onChange={(language) => update({ language })} />
        </>
      );
    case 'microphone':
      return (
        <MicrophonePanel
          {...app.devices}
          settings={settings}
          onSettingsChange={update}
          subscribeToLevel={app.subscribeToInputLevel}
        />
      );
    case 'talking':
      return (
        <TalkModePanel
          settings={settings}
          onSettingsChange={update}
          subscribeToLevel={app.subscribeToInputLevel}
          isShort
        />
      );
    case 'key':
      return <ChangeKey {...app.hotkeys} settings={settings} platform={platform} />;
  }
}
