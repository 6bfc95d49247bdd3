import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkMode } from '../../../shared/model/settings.ts';
import { LevelBar } from '../../ui/display/LevelBar.tsx';
import { KEY_PLACE, TextWithKey } from '../../ui/display/TextWithKey.tsx';
import './talk-mode-panel.css';

interface Props {
  readonly talkMode: TalkMode;
  /** The key to hold; null = there is none, or the mode has none. */
  readonly keyName: string | null;
  readonly isKeyHeld: boolean;
  /** Voice activation detects speech. */
  readonly isSpeaking: boolean;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
}

/** Tries outside of a lobby how you talk: the level lights up while your voice would be sent. */
export function TalkTest({ talkMode, keyName, isKeyHeld, isSpeaking, subscribeToLevel }: Props): ReactNode {
  const { t } = useTranslation('voice');
  const isActive = talkMode === 'voice-activation' ? isSpeaking : isKeyHeld;
  const state = isActive ? 'active' : 'idle';
  const isSent = talkMode === 'open-mic' || (talkMode === 'push-to-mute' ? !isActive : isActive);
  const hasKey = talkMode === 'push-to-talk' || talkMode === 'push-to-mute';
  if (hasKey && keyName === null) return null;
  const text = talkMode === 'open-mic' ? t('test.open-mic') : t(`test.${talkMode}.${state}`, { key: KEY_PLACE });
  return (
    <div className="talk-test" data-sent={isSent}>
      <p role="status">{hasKey && keyName !== null ? <TextWithKey text={text} keyName={keyName} /> : text}</p>
      {/* The threshold of voice activation is on a meter of its own. */}
      {talkMode !== 'voice-activation' && <LevelBar label={t('level')} subscribe={subscribeToLevel} isGrey={!isSent} />}
    </div>
  );
}
