import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { MicrophonePanel } from '../features/devices/MicrophonePanel.tsx';
import { ProcessingSwitches } from '../features/devices/ProcessingSwitches.tsx';
import { TalkModePanel } from '../features/voice/TalkModePanel.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import type { App } from './create-app.ts';

interface Props {
  readonly app: App;
  readonly onClose: () => void;
  readonly onOpenPositions: () => void;
}

/** Changes take effect at once and are stored: there is nothing to confirm. */
export function SettingsDialog({ app, onClose, onOpenPositions }: Props): ReactNode {
  const { settings, notice } = useStore(app.settings.store);
  const { update, dismissNotice } = app.settings.controller;
  return (
    <Dialog title="Settings" onClose={onClose}>
      {notice !== null && <Notice tone="warn" onDismiss={dismissNotice}>{notice}</Notice>}
      <MicrophonePanel {...app.devices} settings={settings} onSettingsChange={update} subscribeToLevel={app.subscribeToInputLevel} />
      <ProcessingSwitches settings={settings} onSettingsChange={update} />
      <TalkModePanel settings={settings} onSettingsChange={update} />
      <section className="settings-positions" aria-label="Games">
        <p className="field-note">Games can tell Earshot where you are.</p>
        <Button onClick={onOpenPositions}>Positions</Button>
      </section>
      <Segmented
        label="Appearance"
        value={settings.theme}
        options={[
          { value: 'system', label: 'System' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        onChange={(theme) => update({ theme })}
      />
    </Dialog>
  );
}
