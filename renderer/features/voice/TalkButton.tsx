import type { PointerEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LockIcon } from '../../ui/icons/sign-icons.tsx';
import { MicrophoneIcon, MicrophoneOffIcon } from '../../ui/icons/sound-icons.tsx';
import { KEY_PLACE, TextWithKey } from '../../ui/display/TextWithKey.tsx';
import { talkButtonText } from './talk-button-text.ts';
import type { Reach } from './reach.ts';
import type { TalkStyleStore } from './talk-style-store.ts';
import { currentTalkStyle } from './talk-style.ts';
import type { VoiceController } from './voice-controller.ts';
import type { VoiceState } from './voice-machine.ts';

interface Props {
  readonly state: VoiceState;
  readonly reach: Reach;
  readonly controller: VoiceController;
  readonly talkStyle: TalkStyleStore;
  /** The name of the talk key; null = there is none. */
  readonly keyName: string | null;
  readonly onTurnOnMicrophone: () => void;
}

/** Says whether and how you are heard, and does what helps: talks while held, unmutes, or turns on the microphone. */
export function TalkButton(props: Props): ReactNode {
  const { t } = useTranslation('voice');
  const { state, reach, controller, onTurnOnMicrophone } = props;
  if (reach === 'no-microphone') {
    return (
      <button className="talk-button" type="button" onClick={onTurnOnMicrophone}>
        <MicrophoneOffIcon /> {t('listeningOnly')}
      </button>
    );
  }
  if (reach === 'muted' || reach === 'deafened') {
    return (
      <button
        className="talk-button"
        type="button"
        data-state="muted"
        onClick={() => controller.dispatch({ type: 'mute-toggled' })}
      >
        <MicrophoneOffIcon /> {t(reach === 'deafened' ? 'deafenedButton' : 'mutedButton')}
      </button>
    );
  }
  if (state.talkMode === 'open-mic') {
    const { text, state: shown } = talkButtonText(state, reach, null, t);
    return (
      <div className="talk-button" data-state={shown} role="status">
        <MicrophoneIcon /> {text} <StyleTags {...props} />
      </div>
    );
  }
  return <HeldButton {...props} />;
}

function HeldButton(props: Props): ReactNode {
  const { t } = useTranslation('voice');
  const { state, reach, controller, keyName } = props;
  const { text, state: shown } = talkButtonText(state, reach, keyName === null ? null : KEY_PLACE, t);
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
      data-state={shown}
      aria-pressed={state.isLocked || state.isButtonHeld || state.isKeyHeld}
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
      {state.isLocked ? <LockIcon /> : shown === 'muted' ? <MicrophoneOffIcon /> : <MicrophoneIcon />}
      {text.includes(KEY_PLACE) && keyName !== null ? <TextWithKey text={text} keyName={keyName} /> : text}
      <StyleTags {...props} />
    </button>
  );
}

/** How you speak at present, if not plainly to those nearby. */
function StyleTags({ reach, talkStyle }: Pick<Props, 'reach' | 'talkStyle'>): ReactNode {
  const { t } = useTranslation('voice');
  const style = useStore(talkStyle);
  if (reach !== 'sending') return null;
  const { voice, to, priority } = currentTalkStyle(style, style.choices);
  const tags = [
    ...(voice === 'normal' ? [] : [t(`strength.${voice}`)]),
    ...(to === 'nearby' ? [] : [t(`target.${to}`)]),
    ...(priority ? [t('priority')] : []),
  ];
  return tags.map((tag) => (
    <span key={tag} className="talk-tag">
      {tag}
    </span>
  ));
}
