import type { AudioEngine } from '../../audio/audio-engine.ts';
import { wantsToTalk, type VoiceState } from './voice-machine.ts';

type VoiceCue = Parameters<AudioEngine['playCue']>[0];

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
