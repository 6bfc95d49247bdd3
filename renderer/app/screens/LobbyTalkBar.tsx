import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { AudienceLine } from '../../features/audience/AudienceLine.tsx';
import { KeysOutage } from '../../features/hotkeys/KeysOutage.tsx';
import { useKeyOfAction } from '../../features/hotkeys/use-trigger-name.ts';
import { TalkBar } from '../../features/voice/TalkBar.tsx';
import { TalkStylePicker } from '../../features/voice/TalkStylePicker.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import type { WindowApp } from '../create-window-app.ts';

interface Props {
  readonly app: WindowApp;
  readonly onOpenKeys: () => void;
}

/** The talk bar, with who hears you and how you talk. */
export function LobbyTalkBar({ app, onOpenKeys }: Props): ReactNode {
  const participants = useStore(app.lobby.store, (state) => state.participants);
  const hasEnded = useStore(app.lobby.store, (state) => state.connection.status === 'ended');
  const { bindings, talkMode } = useStore(app.settings.store, (state) => state.settings);
  const { t } = useTranslation('hotkeys');
  const keyOf = useKeyOfAction(app.hotkeys.store, bindings);
  const { boundByPortal } = useStore(app.hotkeys.store, (state) => state.status);
  // Where the desktop manages keys, it knows one that the bindings do not have.
  const hasNoTalkKey = keyOf('talk') === null && !boundByPortal.some(({ action }) => action === 'talk');
  return (
    <TalkBar
      {...app.voice}
      talkStyle={app.talkStyle.store}
      keyName={keyOf('talk')}
      isUsable={!hasEnded}
      onTurnOnMicrophone={() => void app.devices.controller.openMicrophone()}
      subscribeToLevel={app.subscribeToInputLevel}
      notice={<KeysOutage store={app.hotkeys.store} onOpenKeys={onOpenKeys} />}
    >
      {hasNoTalkKey && (talkMode === 'push-to-talk' || talkMode === 'push-to-mute') && (
        <Button variant="quiet" onClick={onOpenKeys}>
          {t('chooseTalkKey')}
        </Button>
      )}
      <AudienceLine store={app.audience} participants={participants} />
      <TalkStylePicker {...app.talkStyle} keyOf={keyOf} onOpenKeys={onOpenKeys} />
    </TalkBar>
  );
}
