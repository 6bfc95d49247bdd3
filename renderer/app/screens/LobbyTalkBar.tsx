import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { AudienceLine } from '../../features/audience/AudienceLine.tsx';
import { KeysOutage } from '../../features/hotkeys/KeysOutage.tsx';
import { useKeyOfAction } from '../../features/hotkeys/triggers/use-trigger-name.ts';
import { whyUnheard } from '../../features/voice/reach.ts';
import { TalkBar } from '../../features/voice/TalkBar.tsx';
import { TalkStylePicker } from '../../features/voice/TalkStylePicker.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../ui/controls/use-media-query.ts';
import type { WindowApp } from '../create-window-app.ts';
import { blockedByYou, ownReach } from '../own-status.ts';

interface Props {
  readonly app: WindowApp;
  readonly onOpenKeys: () => void;
}

/** The talk bar, with who hears you and how you talk. */
export function LobbyTalkBar({ app, onOpenKeys }: Props): ReactNode {
  const lobby = useStore(
    app.lobby.store,
    useShallow(({ participants, ownId, connection }) => ({ participants, ownId, connection })),
  );
  const people = useStore(app.people.store);
  const reach = useStore(app.voice.store, (voice) => ownReach(voice, lobby));
  const { bindings, talkMode } = useStore(app.settings.store, (state) => state.settings);
  const { t } = useTranslation('hotkeys');
  const isGuest = app.guestPage !== undefined;
  const hasKeyboard = !useMediaQuery(TOUCH_ONLY);
  const keyOf = useKeyOfAction(app.hotkeys.store, bindings);
  const { boundByPortal } = useStore(app.hotkeys.store, (state) => state.status);
  // Where the desktop manages keys, it knows one that the bindings do not have.
  const hasNoTalkKey = keyOf('talk') === null && !boundByPortal.some(({ action }) => action === 'talk');
  return (
    <TalkBar
      {...app.voice}
      talkStyle={app.talkStyle.store}
      keyName={hasKeyboard ? keyOf('talk') : null}
      reach={reach}
      isUsable={lobby.connection.status !== 'ended'}
      onTurnOnMicrophone={() => void app.devices.controller.openMicrophone()}
      subscribeToLevel={app.subscribeToInputLevel}
      notice={<KeysOutage store={app.hotkeys.store} onOpenKeys={onOpenKeys} />}
    >
      {!isGuest && hasNoTalkKey && (talkMode === 'push-to-talk' || talkMode === 'push-to-mute') && (
        <Button variant="quiet" onClick={onOpenKeys}>
          {t('chooseTalkKey')}
        </Button>
      )}
      <AudienceLine
        store={app.audience}
        participants={lobby.participants}
        unheard={whyUnheard(reach)}
        blockedNames={blockedByYou(lobby, people)}
      />
      <TalkStylePicker {...app.talkStyle} keyOf={keyOf} onOpenKeys={isGuest ? null : onOpenKeys} />
    </TalkBar>
  );
}
