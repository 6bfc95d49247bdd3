import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { AudienceLine } from '../../features/audience/AudienceLine.tsx';
import { keysOutage } from '../../features/hotkeys/elsewhere-text.ts';
import { KeysOutage } from '../../features/hotkeys/KeysOutage.tsx';
import { useKeyOfAction } from '../../features/hotkeys/triggers/use-trigger-name.ts';
import { TalkBar } from '../../features/voice/bar/TalkBar.tsx';
import { TalkOptions } from '../../features/voice/bar/TalkOptions.tsx';
import type { OwnVoice } from '../../features/voice/own-voice.ts';
import { ownVoiceParts } from '../../features/voice/own-voice-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { TOUCH_ONLY, useMediaQuery } from '../../ui/controls/use-media-query.ts';
import { KEY_PLACE, TextWithKey } from '../../ui/display/TextWithKey.tsx';
import type { WindowApp } from '../create-window-app.ts';
import { useMicrophoneProblem } from './use-microphone-problem.ts';
import { useOwnVoice } from './use-own-voice.ts';

interface Props {
  readonly app: WindowApp;
  /** Opens the settings at the keys, at the one for talking, or at what global keys need. */
  readonly onOpenKeys: (setting: 'keys' | 'key-talk' | 'global-keys') => void;
  readonly onLeave: () => void;
}

/** Narrower than this, how you talk is in menus instead of in the bar. */
const WIDE = '(min-width: 1180px)';
/** Wide enough for every choice that rules can leave. */
const WIDEST = '(min-width: 1500px)';

/** The talk bar: whether you are heard and by whom, how you talk, and the way out. */
export function LobbyTalkBar({ app, onOpenKeys, onLeave }: Props): ReactNode {
  const { t } = useTranslation('hotkeys');
  const { bindings, talkMode } = useStore(app.settings.store, (state) => state.settings);
  const isGuest = app.guestPage !== undefined;
  const hasKeyboard = !useMediaQuery(TOUCH_ONLY);
  const isWide = useMediaQuery(WIDE);
  const isWidest = useMediaQuery(WIDEST);
  const boundKeyOf = useKeyOfAction(app.hotkeys.store, bindings);
  const keyOf = hasKeyboard ? boundKeyOf : () => null;
  const { boundByPortal } = useStore(app.hotkeys.store, (state) => state.status);
  const key = keyOf('talk');
  // Where the desktop manages keys, it knows one that the bindings do not have.
  const lacksKey = key === null && !boundByPortal.some(({ action }) => action === 'talk');
  const own = useOwnVoice(app, key);
  const { tryAgain: turnOn } = useMicrophoneProblem(app);
  const isUsable = useStore(app.lobby.store, (state) => state.connection.status !== 'ended');
  const needsKey = talkMode === 'push-to-talk' || talkMode === 'push-to-mute';
  return (
    <TalkBar
      {...app.voice}
      {...{ own, isUsable, onLeave }}
      buttonSize={hasKeyboard ? (key === null ? 'word' : 'icon') : 'large'}
      muteKey={keyOf('toggle-mute')}
      deafenKey={keyOf('toggle-deafen')}
      onTurnOnMicrophone={turnOn}
      subscribeToLevel={app.subscribeToInputLevel}
      sentence={<Sentence app={app} own={own} keyName={key} onOpenKeys={onOpenKeys} />}
      options={
        <>
          <KeysOutage store={app.hotkeys.store} onOpenKeys={() => onOpenKeys('global-keys')} />
          {!isGuest && lacksKey && needsKey && hasKeyboard && (
            <Button variant="quiet" onClick={() => onOpenKeys('key-talk')}>
              {t('chooseTalkKey')}
            </Button>
          )}
          <TalkOptions
            {...app.talkStyle}
            {...{ talkMode, keyOf }}
            room={isWidest ? 'all' : isWide ? 'targets' : 'menus'}
            onTalkMode={(mode) => app.settings.controller.update({ talkMode: mode })}
            onOpenKeys={isGuest ? null : () => onOpenKeys('keys')}
          />
        </>
      }
    />
  );
}

function Sentence({
  app,
  own,
  keyName,
  onOpenKeys,
}: Pick<Props, 'app' | 'onOpenKeys'> & { readonly own: OwnVoice; readonly keyName: string | null }): ReactNode {
  const { t } = useTranslation('voice');
  const { t: common } = useTranslation('common');
  const { t: keys } = useTranslation('hotkeys');
  const participants = useStore(app.lobby.store, (state) => state.participants);
  const outage = useStore(app.hotkeys.store, ({ status }) => keysOutage(status));
  const parts = ownVoiceParts(own.sentence, keyName === null ? null : KEY_PLACE, { t, common });
  return (
    <AudienceLine
      store={app.audience}
      participants={participants}
      parts={parts.map((part) =>
        keyName !== null && part.includes(KEY_PLACE) ? <TextWithKey text={part} keyName={keyName} /> : part,
      )}
      text={parts.join(' · ').replace(KEY_PLACE, keyName ?? '')}
      isHeard={own.sentence.kind !== 'unheard'}
    >
      {outage !== null && (
        <>
          <p className="field-note">{keys(`outage.${outage}`)}</p>
          <Button size="small" onClick={() => onOpenKeys('global-keys')}>
            {t('keys')}
          </Button>
        </>
      )}
    </AudienceLine>
  );
}
