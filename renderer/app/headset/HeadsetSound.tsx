import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MicrophonePanel } from '../../features/devices/MicrophonePanel.tsx';
import { OutputPanel } from '../../features/devices/speakers/OutputPanel.tsx';
import { ProcessingPanel } from '../../features/devices/ProcessingPanel.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import type { HeadsetApp } from './create-headset-app.ts';

interface Props {
  readonly app: HeadsetApp;
  readonly onClose: () => void;
}

/** Which microphone and speakers a headset uses, and how they sound. This browser keeps it. */
export function HeadsetSound({ app, onClose }: Props): ReactNode {
  const { t } = useTranslation('headset');
  const settings = useStore(app.settings.store, (state) => state.settings);
  const setting = { settings, onSettingsChange: app.settings.controller.update };
  return (
    <Dialog title={t('page.sound')} onClose={onClose}>
      <MicrophonePanel {...app.devices} {...setting} subscribeToLevel={app.subscribeToInputLevel} />
      <OutputPanel {...app.devices} {...setting} />
      <ProcessingPanel {...setting} />
    </Dialog>
  );
}
