import { wantsToTalk, type VoiceState } from './voice-machine.ts';

/**
 * Whether your voice leaves this window, and if not, why not. Everything that the window says about it follows from
 * this: the talk button, the mute button, the level's colour, and who hears you.
 */
export type Reach =
  | 'deafened'
  | 'no-microphone'
  | 'muted'
  /** The connection to the host is not there, or interrupted. */
  | 'no-link'
  /** The microphone should send, or wait for your voice, and nothing comes out of it. */
  | 'stalled'
  /** The microphone is on, and delivers digital silence: a switch on it, or another program, has muted it. */
  | 'no-sound'
  /** You can talk, and do not. */
  | 'silent'
  | 'sending';

/** `isLinkUp`: packets reach the host. */
export function reachOf(voice: VoiceState, isLinkUp: boolean): Reach {
  // Without a microphone, the window says that you listen. Deafened, you do not.
  if (voice.isDeafened) return 'deafened';
  if (!voice.isMicrophoneOn && !voice.isOnHeadset) return 'no-microphone';
  if (voice.isMuted) return 'muted';
  if (!isLinkUp || !voice.isConnected) return 'no-link';
  if (voice.isStalled) return 'stalled';
  if (voice.isSourceSilent && !voice.isOnHeadset) return 'no-sound';
  const isTalking = voice.isOnHeadset ? wantsToTalk(voice) : voice.gate === 'open';
  return isTalking ? 'sending' : 'silent';
}

/** Why nobody can hear you, whatever you say; null = players in earshot hear you when you talk. */
export function whyUnheard(reach: Reach): Exclude<Reach, 'silent' | 'sending'> | null {
  return reach === 'silent' || reach === 'sending' ? null : reach;
}

/** Returns whether your microphone is off: the mute button shows it so, whatever switched it off. */
export function isMicrophoneOff(reach: Reach): boolean {
  return reach === 'no-microphone' || reach === 'deafened' || reach === 'muted';
}
