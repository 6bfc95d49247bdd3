import type { PointerEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LockIcon } from '../../../ui/icons/sign-icons.tsx';
import { HeadphonesOffIcon, MicrophoneIcon, MicrophoneOffIcon, TalkIcon } from '../../../ui/icons/sound-icons.tsx';
import type { OwnVoice, TalkButtonState } from '../own-voice.ts';
import type { VoiceController } from '../voice-controller.ts';
import type { VoiceState } from '../voice-machine.ts';
import './talk-bar.css';

interface Props {
  readonly state: VoiceState;
  readonly own: OwnVoice;
  readonly controller: VoiceController;
  /** `icon`: a small button beside the keys; `word`: with its text; `large`: where there is no key at all. */
  readonly size: 'icon' | 'word' | 'large';
  readonly onTurnOnMicrophone: () => void;
}

/** Talks, or pauses, while it is held; or turns on what keeps you from talking. Not there if nothing has to be held. */
export function TalkButton({ state, own, controller, size, onTurnOnMicrophone }: Props): ReactNode {
  const { t } = useTranslation('voice');
  const { button } = own;
  if (button === null) return null;
  if (button === 'turnOn')
    return (
      <button
        className="talk-button"
        type="button"
        data-size={shown(size)}
        title={t('button.turnOn')}
        onClick={onTurnOnMicrophone}
      >
        <MicrophoneOffIcon /> <span>{t('button.turnOn')}</span>
      </button>
    );
  if (size === 'large' && (button === 'unmute' || button === 'undeafen'))
    return (
      <button
        className="talk-button"
        type="button"
        data-size="large"
        data-state="off"
        onClick={() => controller.dispatch({ type: 'mute-toggled' })}
      >
        {button === 'undeafen' ? <HeadphonesOffIcon /> : <MicrophoneOffIcon />} {t(`button.${button}`)}
      </button>
    );
  return <HeldButton state={state} button={button} controller={controller} size={size} />;
}

/** A button with its own text is never only a picture. */
function shown(size: Props['size']): 'word' | 'large' {
  return size === 'large' ? 'large' : 'word';
}

/** The text of a hold button while holding it would do nothing. */
const IDLE: ReadonlySet<TalkButtonState> = new Set(['unmute', 'undeafen', 'notSent']);

function HeldButton({
  state,
  button,
  controller,
  size,
}: Pick<Props, 'state' | 'controller' | 'size'> & {
  readonly button: Exclude<TalkButtonState, 'turnOn' | null>;
}): ReactNode {
  const { t } = useTranslation('voice');
  const isIdle = IDLE.has(button);
  const label = t(`button.${isIdle ? 'notSent' : button}`);
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
      data-size={size}
      data-state={isIdle ? 'idle' : button}
      aria-label={size === 'icon' ? label : undefined}
      data-tip={size === 'icon' ? label : undefined}
      aria-pressed={state.isLocked || state.isButtonHeld || state.isKeyHeld}
      // Never disabled: the release of a button that is held must arrive.
      aria-disabled={isIdle}
      onPointerDown={press}
      onPointerUp={release}
      onPointerCancel={release}
      onLostPointerCapture={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if ((event.code === 'Space' || event.code === 'Enter') && !event.repeat)
          controller.dispatch({ type: 'button-pressed' });
      }}
      onKeyUp={(event) => {
        if (event.code === 'Space' || event.code === 'Enter') release();
      }}
      onBlur={release}
    >
      {iconOf(state, button)}
      {size !== 'icon' && label}
    </button>
  );
}

function iconOf({ isLocked }: VoiceState, button: TalkButtonState): ReactNode {
  if (isLocked) return <LockIcon />;
  if (button === 'paused') return <MicrophoneOffIcon />;
  return button === 'talking' ? <MicrophoneIcon /> : <TalkIcon />;
}
