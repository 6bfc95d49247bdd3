import type { TFunction } from 'i18next';
import type { Reach } from './reach.ts';
import { isTalkHeld, type VoiceState } from './voice-machine.ts';

export interface TalkButtonText {
  /** The text, which may contain `keyPlace`. */
  readonly text: string;
  readonly state: 'ready' | 'talking' | 'waiting' | 'muted';
}

/**
 * Returns the talk button's text while the microphone is on and you are neither muted nor deafened. `keyPlace`: the
 * placeholder of the talk key; null = it has none.
 */
export function talkButtonText(
  voice: VoiceState,
  reach: Reach,
  keyPlace: string | null,
  t: TFunction<'voice'>,
): TalkButtonText {
  if (reach === 'stalled') return { text: t('nothingSent'), state: 'waiting' };
  // A key that is held now would not be heard either.
  if (reach === 'no-link') return { text: t(voice.isConnected ? 'interrupted' : 'connecting'), state: 'waiting' };
  return textOfMode(voice, reach === 'sending', keyPlace, t);
}

function textOfMode(
  voice: VoiceState,
  isTalking: boolean,
  keyPlace: string | null,
  t: TFunction<'voice'>,
): TalkButtonText {
  const withKey = (
    key: 'holdKey' | 'lockedKey' | 'holdKeyToMute' | 'lockedMutedKey',
    plain: 'holdButton' | 'lockedButton' | 'holdButtonToMute' | 'lockedMutedButton',
  ): string => (keyPlace === null ? t(plain) : t(key, { key: keyPlace }));
  if (voice.talkMode === 'open-mic')
    return { text: t(isTalking ? 'micOpen' : 'micConnecting'), state: isTalking ? 'talking' : 'waiting' };
  if (voice.talkMode === 'push-to-mute') {
    if (isTalking) return { text: withKey('holdKeyToMute', 'holdButtonToMute'), state: 'talking' };
    if (voice.isLocked) return { text: withKey('lockedMutedKey', 'lockedMutedButton'), state: 'muted' };
    return {
      text: t(isTalkHeld(voice) ? 'heldMuted' : 'micConnecting'),
      state: isTalkHeld(voice) ? 'muted' : 'waiting',
    };
  }
  if (isTalking)
    return { text: voice.isLocked ? withKey('lockedKey', 'lockedButton') : t('talking'), state: 'talking' };
  return voice.talkMode === 'voice-activation'
    ? { text: t('listening'), state: 'waiting' }
    : { text: withKey('holdKey', 'holdButton'), state: 'ready' };
}
