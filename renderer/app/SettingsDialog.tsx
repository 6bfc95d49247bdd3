import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { MicrophonePanel } from '../features/devices/MicrophonePanel.tsx';
import { ProcessingSwitches } from '../features/devices/ProcessingSwitches.tsx';
import { TalkModePanel } from '../features/voice/TalkModePanel.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import type { App } from './create-app.ts';

interface Props {
  readonly app: App;
  readonly onClose: () => void;
}

/** Changes take effect at once and are stored: there is nothing to confirm. */
export function SettingsDialog({ app, onClose }: Props): ReactNode {
  const { settings, notice } = useStore(app.settings.store);
  const { update, dismissNotice } = app.settings.controller;
  return (
    <Dialog title="Settings" onClose={onClose}>
      {notice !== null && <Notice tone="warn" onDismiss={dismissNotice}>{notice}</Notice>}
      <MicrophonePanel {...app.devices} settings={settings} onSettingsChange={update} subscribeToLevel={app.subscribeToInputLevel} />
      <ProcessingSwitches settings={settings} onSettingsChange={update} />
      <TalkModePanel settings={settings} onSettingsChange={update} />
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
