import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { LevelBar } from '../../../ui/display/LevelBar.tsx';
import { LeaveIcon } from '../../../ui/icons/action-icons.tsx';
import {
  HeadphonesIcon,
  HeadphonesOffIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
} from '../../../ui/icons/sound-icons.tsx';
import type { OwnVoice } from '../own-voice.ts';
import type { VoiceController } from '../voice-controller.ts';
import type { VoiceStore } from '../voice-store.ts';
import { TalkButton } from './TalkButton.tsx';
import './talk-bar.css';

interface Props {
  readonly store: VoiceStore;
  readonly controller: VoiceController;
  readonly own: OwnVoice;
  /** `icon`: there is a talk key; `word`: there is none; `large`: there is no keyboard. */
  readonly buttonSize: 'icon' | 'word' | 'large';
  /** The names of the keys that mute and deafen; null = none. */
  readonly muteKey: string | null;
  readonly deafenKey: string | null;
  /** Whether you are in a lobby. */
  readonly isUsable: boolean;
  readonly onTurnOnMicrophone: () => void;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
  /** The sentence about your voice. */
  readonly sentence: ReactNode;
  /** When and how you talk. */
  readonly options: ReactNode;
  readonly onLeave: () => void;
}

/** The talk bar: your voice, and the way out of the lobby. */
export function TalkBar(props: Props): ReactNode {
  const { store, controller, own, muteKey, deafenKey, isUsable, sentence, options, onLeave } = props;
  const { t } = useTranslation('voice');
  const state = useStore(store);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => publishHeight(bar.current), []);
  const isMuted = state.isMuted || state.isDeafened;
  return (
    <div className="talk-bar" ref={bar}>
      <div className="talk-voice" role="group" aria-label={t('bar')} inert={!isUsable}>
        <IconButton
          label={t('mute')}
          tip={t(isMuted ? 'unmute' : 'mute')}
          keyName={muteKey}
          icon={own.isMicrophoneOff ? <MicrophoneOffIcon /> : <MicrophoneIcon />}
          isPressed={isMuted}
          tone="danger"
          onClick={() => controller.dispatch({ type: 'mute-toggled' })}
        />
        <IconButton
          label={t('deafen')}
          tip={t(state.isDeafened ? 'undeafen' : 'deafen')}
          keyName={deafenKey}
          icon={state.isDeafened ? <HeadphonesOffIcon /> : <HeadphonesIcon />}
          isPressed={state.isDeafened}
          tone="danger"
          onClick={() => controller.dispatch({ type: 'deafen-toggled' })}
        />
        <TalkButton
          {...{ state, own, controller }}
          size={props.buttonSize}
          onTurnOnMicrophone={props.onTurnOnMicrophone}
        />
        <div className="talk-state" data-tone={own.tone}>
          {sentence}
          <LevelBar label={t('level')} subscribe={props.subscribeToLevel} isGrey={!own.isSending} />
        </div>
        <div className="talk-options">{options}</div>
      </div>
      <div className="talk-leave">
        <Button variant="danger" icon={<LeaveIcon />} onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </div>
  );
}

/** Says how high the bar is, so that what floats above it covers nothing of it. */
function publishHeight(bar: HTMLElement | null): (() => void) | undefined {
  if (bar === null) return undefined;
  const root = document.documentElement.style;
  const observer = new ResizeObserver(() => root.setProperty('--talk-bar-height', `${bar.offsetHeight}px`));
  observer.observe(bar);
  return () => {
    observer.disconnect();
    root.removeProperty('--talk-bar-height');
  };
}
