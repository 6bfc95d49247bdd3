import { describe, expect, it } from 'vitest';
import { reachOf } from '../../../../../renderer/features/voice/reach.ts';
import {
  INITIAL_VOICE_STATE,
  isHeldForHeadset,
  nextVoiceState,
  statusOf,
  type TalkSettings,
  type VoiceState,
} from '../../../../../renderer/features/voice/voice-machine.ts';

const READY: VoiceState = { ...INITIAL_VOICE_STATE, isConnected: true, isMicrophoneOn: true };

type KeyEvent = 'key-pressed' | 'key-released' | 'style-key-pressed' | 'mute-toggled';

/** Applies all events at once. */
function after(state: VoiceState, ...types: KeyEvent[]): VoiceState {
  return types.reduce((current, type) => nextVoiceState(current, { type }, 0), state);
}

function withSettings(settings: Partial<TalkSettings>): VoiceState {
  const all = { talkMode: READY.talkMode, releaseDelayMs: 0, doublePressLocks: false, ...settings };
  return nextVoiceState(READY, { type: 'settings-changed', settings: all }, 0);
}

describe('while another device carries the voice', () => {
  const onHeadset = (state = READY): VoiceState => nextVoiceState(state, { type: 'headset-changed', isOn: true }, 0);

  it('sends nothing itself, and shows whether the key talks', () => {
    const held = after(onHeadset(), 'key-pressed');
    expect([held.gate, isHeldForHeadset(held), reachOf(held, true)]).toEqual(['closed', true, 'sending']);
    expect(reachOf(after(held, 'key-released'), true)).toBe('silent');
    expect(onHeadset(after(READY, 'key-pressed')).gate).toBe('closing');
    expect(onHeadset(withSettings({ talkMode: 'open-mic' })).gate).toBe('closing');
  });

  it('needs no microphone of its own, and is not seen as muted without one', () => {
    const state = onHeadset({ ...READY, isMicrophoneOn: false });
    expect([statusOf(state).isMuted, reachOf(state, true)]).toEqual([false, 'silent']);
    expect(statusOf(after(state, 'mute-toggled')).isMuted).toBe(true);
  });

  it('talks itself again when that device is gone and the key is held', () => {
    const held = after(onHeadset(), 'key-pressed');
    expect(nextVoiceState(held, { type: 'headset-changed', isOn: false }, 0).gate).toBe('open');
  });

  it('leaves speech to that device, and keeps the release delay', () => {
    const speaking = nextVoiceState(
      onHeadset(withSettings({ talkMode: 'voice-activation' })),
      { type: 'speech-changed', isSpeaking: true },
      0,
    );
    expect([speaking.isSpeaking, reachOf(speaking, true)]).toEqual([false, 'silent']);
    const released = after(onHeadset(withSettings({ releaseDelayMs: 300 })), 'key-pressed', 'key-released');
    expect(isHeldForHeadset(released)).toBe(true);
    expect(isHeldForHeadset(nextVoiceState(released, { type: 'time-passed' }, 301))).toBe(false);
  });

  it('counts a style key as talking, also where the talk key mutes', () => {
    const muting = onHeadset(withSettings({ talkMode: 'push-to-mute' }));
    expect([isHeldForHeadset(after(muting, 'key-pressed')), isHeldForHeadset(muting)]).toEqual([true, false]);
    expect(isHeldForHeadset(after(muting, 'key-pressed', 'style-key-pressed'))).toBe(false);
    expect(isHeldForHeadset(after(onHeadset(), 'style-key-pressed'))).toBe(true);
  });
});
