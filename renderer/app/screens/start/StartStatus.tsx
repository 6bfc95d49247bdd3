import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MicrophoneStatusLine } from '../../../features/devices/MicrophoneStatusLine.tsx';
import { TalkStatusLine } from '../../../features/hotkeys/status/TalkStatusLine.tsx';
import { NameLine } from '../../../features/settings/NameLine.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../../ui/controls/use-media-query.ts';
import type { WindowApp } from '../../create-window-app.ts';
import type { SettingsTarget } from '../../settings/settings-catalogue.ts';

interface Props {
  readonly app: WindowApp;
  readonly onOpenSettings: (target?: SettingsTarget) => void;
}

/** Your name, and whether others will hear you: one line at the bottom of the start screen. */
export function StartStatus({ app, onOpenSettings }: Props): ReactNode {
  const { t } = useTranslation('app');
  const settings = useStore(app.settings.store, (state) => state.settings);
  const hasKeyboard = !useMediaQuery(TOUCH_ONLY);
  return (
    <footer className="start-status" aria-label={t('start.you')}>
      <NameLine settings={settings} onChange={(name) => app.settings.controller.update({ name })} />
      <div className="start-status-lines">
        <MicrophoneStatusLine
          store={app.devices.store}
          subscribeToLevel={app.subscribeToInputLevel}
          onOpen={() => onOpenSettings('microphone')}
        />
        <TalkStatusLine
          store={app.hotkeys.store}
          settings={settings}
          hasKeyboard={hasKeyboard}
          onOpenKeys={() => onOpenSettings(app.guestPage === undefined ? 'key-talk' : 'talk-mode')}
          onOpenTalking={() => onOpenSettings('talking')}
        />
      </div>
    </footer>
  );
}
