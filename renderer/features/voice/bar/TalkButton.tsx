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

/** Returns whether holding the button would do nothing. */
function isIdle(button: TalkButtonState): button is 'unmute' | 'undeafen' | 'notSent' {
  return button === 'unmute' || button === 'undeafen' || button === 'notSent';
}

function HeldButton({
  state,
  button,
  controller,
  size,
}: Pick<Props, 'state' | 'controller' | 'size'> & {
  readonly button: Exclude<TalkButtonState, 'turnOn' | null>;
}): ReactNode {
  const { t } = useTranslation('voice');
  const said = isIdle(button) ? 'notSent' : button;
  const label = t(`button.${said}`);
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
      data-state={isIdle(button) ? 'idle' : button}
      aria-label={size === 'icon' ? label : undefined}
      data-tip={size === 'icon' ? label : undefined}
      aria-pressed={state.isLocked || state.isButtonHeld || state.isKeyHeld}
      // Never disabled: the release of a button that is held must arrive.
      aria-disabled={isIdle(button)}
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
      {size !== 'icon' && <Words button={said} />}
    </button>
  );
}

/** What the button can say while it is held or not, each in the room of the longest: nothing beside it moves. */
const SAID_IN_TURN = [
  ['talk', 'talking', 'notSent'],
  ['pause', 'paused', 'notSent'],
] as const;

function Words({ button }: { readonly button: (typeof SAID_IN_TURN)[number][number] }): ReactNode {
  const { t } = useTranslation('voice');
  const inTurn = SAID_IN_TURN.find((words) => words.some((word) => word === button)) ?? [button];
  return (
    <span className="talk-words">
      {inTurn.map((word) => (
        <span key={word} data-shown={word === button}>
          {t(`button.${word}`)}
        </span>
      ))}
    </span>
  );
}

function iconOf({ isLocked }: VoiceState, button: TalkButtonState): ReactNode {
  if (isLocked) return <LockIcon />;
  if (button === 'paused') return <MicrophoneOffIcon />;
  return button === 'talking' ? <MicrophoneIcon /> : <TalkIcon />;
}
