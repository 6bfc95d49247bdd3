import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { HeadphonesIcon, HeadphonesOffIcon, MicrophoneIcon, MicrophoneOffIcon } from '../../ui/icons/sound-icons.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { LevelBar } from '../../ui/display/LevelBar.tsx';
import { isMicrophoneOff, type Reach } from './reach.ts';
import type { TalkStyleStore } from './talk-style-store.ts';
import { TalkButton } from './TalkButton.tsx';
import type { VoiceController } from './voice-controller.ts';
import type { VoiceStore } from './voice-store.ts';
import './voice.css';

interface Props {
  readonly store: VoiceStore;
  readonly controller: VoiceController;
  readonly talkStyle: TalkStyleStore;
  /** The name of the talk key; null = there is none. */
  readonly keyName: string | null;
  /** Whether you are in a lobby. */
  readonly isUsable: boolean;
  /** Whether your voice leaves the window. */
  readonly reach: Reach;
  readonly onTurnOnMicrophone: () => void;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
  /** What keeps your voice or your keys from working; above everything else. */
  readonly notice?: ReactNode;
  /** Content of the row above the buttons. */
  readonly children?: ReactNode;
}

/** The talk bar, which controls your voice: talk, mute, deafen, talk style, input level. */
export function TalkBar({
  store,
  controller,
  talkStyle,
  keyName,
  reach,
  isUsable,
  onTurnOnMicrophone,
  subscribeToLevel,
  notice,
  children,
}: Props): ReactNode {
  const { t } = useTranslation('voice');
  const state = useStore(store);
  const isMuted = state.isMuted || state.isDeafened;
  return (
    <div className="talk-bar" role="group" aria-label={t('bar')} inert={!isUsable}>
      {notice}
      {children !== undefined && <div className="talk-row">{children}</div>}
      <div className="talk-controls">
        <IconButton
          label={t(isMuted ? 'unmute' : 'mute')}
          icon={isMicrophoneOff(reach) ? <MicrophoneOffIcon /> : <MicrophoneIcon />}
          isPressed={isMuted}
          tone="danger"
          onClick={() => controller.dispatch({ type: 'mute-toggled' })}
        />
        <div className="talk-centre">
          <TalkButton
            state={state}
            reach={reach}
            controller={controller}
            talkStyle={talkStyle}
            keyName={keyName}
            onTurnOnMicrophone={onTurnOnMicrophone}
          />
          <div className="talk-caption">
            <span className="talk-mode-name">{t(`mode.${state.talkMode}`)}</span>
            <LevelBar label={t('level')} subscribe={subscribeToLevel} isGrey={reach !== 'sending'} />
          </div>
        </div>
        <IconButton
          label={t(state.isDeafened ? 'undeafen' : 'deafen')}
          icon={state.isDeafened ? <HeadphonesOffIcon /> : <HeadphonesIcon />}
          isPressed={state.isDeafened}
          tone="danger"
          onClick={() => controller.dispatch({ type: 'deafen-toggled' })}
        />
      </div>
    </div>
  );
}
