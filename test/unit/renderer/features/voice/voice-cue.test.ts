import { expect, it } from 'vitest';
import { cueOf } from '../../../../../renderer/features/voice/voice-cue.ts';
import {
  INITIAL_VOICE_STATE,
  nextVoiceState,
  type VoiceEvent,
  type VoiceState,
} from '../../../../../renderer/features/voice/voice-machine.ts';

const READY: VoiceState = { ...INITIAL_VOICE_STATE, isConnected: true, isMicrophoneOn: true };

const cue = (before: VoiceState, event: VoiceEvent): ReturnType<typeof cueOf> =>
  cueOf(before, nextVoiceState(before, event, 0));

it('plays at the start and end of talking by a key', () => {
  expect(cue(READY, { type: 'key-pressed' })).toBe('talk-started');
  expect(cue({ ...READY, isKeyHeld: true, gate: 'open' }, { type: 'key-released' })).toBe('talk-ended');
  expect(cue({ ...READY, talkMode: 'push-to-mute', gate: 'open' }, { type: 'key-pressed' })).toBe('talk-ended');
});

it('plays for mute and deafen, on and off', () => {
  expect(cue(READY, { type: 'mute-toggled' })).toBe('muted');
  expect(cue({ ...READY, isMuted: true }, { type: 'mute-toggled' })).toBe('unmuted');
  expect(cue(READY, { type: 'deafen-toggled' })).toBe('deafened');
  expect(cue({ ...READY, isDeafened: true, isMuted: true }, { type: 'mute-toggled' })).toBe('undeafened');
});

it('stays silent in voice activation, and while disconnected', () => {
  expect(cue({ ...READY, talkMode: 'voice-activation' }, { type: 'speech-changed', isSpeaking: true })).toBeNull();
  expect(
    cue({ ...READY, isConnected: false, talkMode: 'push-to-mute' }, { type: 'connection-changed', isConnected: true }),
  ).toBeNull();
  expect(cue({ ...READY, isConnected: false }, { type: 'key-pressed' })).toBeNull();
});
