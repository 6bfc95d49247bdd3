import type { SoundCue } from '../../audio/sound-cues.ts';
import { wantsToTalk, type VoiceState } from './voice-machine.ts';

/** The events of your own microphone and ears. */
export type VoiceCue = Extract<
  SoundCue,
  'talk-started' | 'talk-ended' | 'muted' | 'unmuted' | 'deafened' | 'undeafened'
>;

/**
 * Returns the sound cue for a change; null = none. The beginning and end of talk have cues only with a key: otherwise
 * they would sound with every sentence.
 */
export function cueOf(before: VoiceState, after: VoiceState): VoiceCue | null {
  if (before.isDeafened !== after.isDeafened) return after.isDeafened ? 'deafened' : 'undeafened';
  if (before.isMuted !== after.isMuted) return after.isMuted ? 'muted' : 'unmuted';
  const isByKey = after.talkMode === 'push-to-talk' || after.talkMode === 'push-to-mute';
  if (
    !isByKey ||
    !after.isConnected ||
    !before.isConnected ||
    before.talkMode !== after.talkMode ||
    !after.isMicrophoneOn
  )
    return null;
  if (wantsToTalk(before) === wantsToTalk(after)) return null;
  return wantsToTalk(after) ? 'talk-started' : 'talk-ended';
}
