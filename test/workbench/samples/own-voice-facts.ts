import type { OwnVoiceFacts } from '../../../renderer/features/voice/own-voice.ts';
import type { VoiceState } from '../../../renderer/features/voice/voice-machine.ts';

/** The facts about a voice in a lobby where one player is in range. */
export function ownVoiceFactsOf(voice: VoiceState): OwnVoiceFacts {
  return {
    voice,
    link: 'connected',
    otherDevice: null,
    isSilenced: false,
    key: 'everywhere',
    target: 'nearby',
    range: { kind: 'metres', metres: 30 },
    lacksChannel: false,
    hasPriority: false,
    isInGroup: false,
    hearers: ['Fox'],
    blocked: [],
    othersHere: 1,
    room: null,
    whispersTo: null,
  };
}
