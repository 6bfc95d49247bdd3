import type { PointerEvent, ReactNode } from 'react';
import { useStore } from 'zustand';
import { HeadphonesIcon, HeadphonesOffIcon, MicrophoneIcon, MicrophoneOffIcon } from '../../ui/icons.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LevelBar } from '../../ui/LevelBar.tsx';
import { talkKeyLabel } from './talk-key.ts';
import type { VoiceController } from './voice-controller.ts';
import type { VoiceState } from './voice-machine.ts';
import type { VoiceStore } from './voice-store.ts';
import './voice.css';

interface Props {
  readonly store: VoiceStore;
  readonly controller: VoiceController;
  readonly talkKey: string;
  /** Whether there is a lobby to talk to. */
  readonly isUsable: boolean;
  readonly onTurnOnMicrophone: () => void;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
  /** What is shown in a row above the buttons. */
  readonly children?: ReactNode;
}

/** One's own voice: talk, mute, deafen, input level. */
export function TalkBar({ store, controller, talkKey, isUsable, onTurnOnMicrophone, subscribeToLevel, children }: Props): ReactNode {
  const state = useStore(store);
  const isMuted = state.isMuted || state.isDeafened;
  return (
    <div className="talk-bar" role="group" aria-label="Your voice" inert={!isUsable}>
      {children !== undefined && <div className="talk-row">{children}</div>}
      <div className="talk-controls">
        <IconButton
          label={isMuted ? 'Unmute' : 'Mute'}
          icon={isMuted ? <MicrophoneOffIcon /> : <MicrophoneIcon />}
          isPressed={isMuted}
          tone="danger"
          onClick={() => controller.dispatch({ type: 'mute-toggled' })}
        />
        <div className="talk-centre">
          <TalkButton state={state} controller={controller} talkKey={talkKey} onTurnOnMicrophone={onTurnOnMicrophone} />
          <LevelBar label="Your input level" subscribe={subscribeToLevel} />
        </div>
        <IconButton
          label={state.isDeafened ? 'Undeafen' : 'Deafen'}
          icon={state.isDeafened ? <HeadphonesOffIcon /> : <HeadphonesIcon />}
          isPressed={state.isDeafened}
          tone="danger"
          onClick={() => controller.dispatch({ type: 'deafen-toggled' })}
        />
      </div>
    </div>
  );
}

type TalkButtonProps = Pick<Props, 'controller' | 'talkKey' | 'onTurnOnMicrophone'> & { readonly state: VoiceState };

function TalkButton({ state, controller, talkKey, onTurnOnMicrophone }: TalkButtonProps): ReactNode {
  if (!state.isMicrophoneOn) {
    return (
      <button className="talk-button" type="button" onClick={onTurnOnMicrophone}>
        <MicrophoneOffIcon /> Listening only. Turn on the microphone
      </button>
    );
  }
  if (state.isMuted || state.isDeafened) {
    return (
      <button className="talk-button" type="button" data-state="muted" onClick={() => controller.dispatch({ type: 'mute-toggled' })}>
        <MicrophoneOffIcon /> {state.isDeafened ? 'Deafened: click to hear and talk' : 'Muted: click to unmute'}
      </button>
    );
  }
  if (state.talkMode === 'open-mic') {
    return (
      <div className="talk-button" data-state={state.gate === 'open' ? 'talking' : 'waiting'} role="status">
        <MicrophoneIcon /> {state.gate === 'open' ? 'Your microphone is open' : 'Connecting your microphone'}
      </div>
    );
  }
  return <HoldToTalk isTalking={state.gate === 'open'} controller={controller} talkKey={talkKey} />;
}

function HoldToTalk({ isTalking, controller, talkKey }: Pick<Props, 'controller' | 'talkKey'> & { readonly isTalking: boolean }): ReactNode {
  const press = (event: PointerEvent<HTMLButtonElement>): void => {
    if (event.button !== 0) return;
    // The pointer may slide off the button while it is held.
    event.currentTarget.setPointerCapture(event.pointerId);
    controller.dispatch({ type: 'button-pressed' });
  };
  const release = (): void => controller.dispatch({ type: 'button-released' });
  return (
    <button
      className="talk-button"
      type="button"
      data-state={isTalking ? 'talking' : 'ready'}
      aria-pressed={isTalking}
      onPointerDown={press}
      onPointerUp={release}
      onPointerCancel={release}
      onLostPointerCapture={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if ((event.code === 'Space' || event.code === 'Enter') && !event.repeat) controller.dispatch({ type: 'button-pressed' });
      }}
      onKeyUp={(event) => {
        if (event.code === 'Space' || event.code === 'Enter') release();
      }}
      onBlur={release}
    >
      <MicrophoneIcon /> {isTalking ? 'Talking' : <span>Hold <kbd>{talkKeyLabel(talkKey)}</kbd> to talk</span>}
    </button>
  );
}
