import { describe, expect, it } from 'vitest';
import { INITIAL_VOICE_STATE, nextVoiceState, statusOf, type VoiceEvent, type VoiceState } from '../../../../../renderer/features/voice/voice-machine.ts';

const READY: VoiceState = { ...INITIAL_VOICE_STATE, isConnected: true, isMicrophoneOn: true };

function after(state: VoiceState, ...types: VoiceEvent['type'][]): VoiceState {
  return types.reduce((current, type) => nextVoiceState(current, { type } as VoiceEvent), state);
}

describe('push to talk', () => {
  it('opens the gate while the key is held, fades out on release, and is closed when the fade has ended', () => {
    expect(after(READY, 'key-pressed').gate).toBe('open');
    expect(after(READY, 'key-pressed', 'key-released').gate).toBe('closing');
    expect(after(READY, 'key-pressed', 'key-released', 'fade-out-ended').gate).toBe('closed');
  });

  it('opens again at once when the key comes down during the fade', () => {
    expect(after(READY, 'key-pressed', 'key-released', 'key-pressed').gate).toBe('open');
  });

  it('stays open until both key and button are released', () => {
    expect(after(READY, 'key-pressed', 'button-pressed', 'key-released').gate).toBe('open');
    expect(after(READY, 'key-pressed', 'button-pressed', 'key-released', 'button-released').gate).toBe('closing');
  });

  it('talks while a key for whispering or the like is held, alone or beside the talk key', () => {
    expect(after(READY, 'style-key-pressed').gate).toBe('open');
    expect(after(READY, 'style-key-pressed', 'key-pressed', 'style-key-released').gate).toBe('open');
    expect(after(READY, 'style-key-pressed', 'style-key-released').gate).toBe('closing');
    expect(after(READY, 'style-key-pressed', 'attention-lost').gate).toBe('closing');
  });

  it('releases key and button when the window no longer sees them', () => {
    expect(after(READY, 'key-pressed', 'button-pressed', 'attention-lost').gate).toBe('closing');
  });

  it('a late end of a fade does not close a gate that is open', () => {
    expect(after(READY, 'key-pressed', 'fade-out-ended').gate).toBe('open');
  });

  it.each<Partial<VoiceState>>([{ isMuted: true }, { isDeafened: true }, { isConnected: false }, { isMicrophoneOn: false }])('opens nothing with %o', (change) => {
    expect(after({ ...READY, ...change }, 'key-pressed', 'button-pressed').gate).toBe('closed');
  });

  it('forgets the held button when muting takes it off the screen, so that unmuting does not talk', () => {
    expect(after(READY, 'button-pressed', 'mute-toggled', 'mute-toggled').gate).toBe('closing');
  });
});

describe('open mic', () => {
  const open = nextVoiceState(READY, { type: 'talk-mode-chosen', talkMode: 'open-mic' });

  it('talks as soon as connected with a microphone', () => {
    expect(open.gate).toBe('open');
  });

  it('stops for mute and goes on after it', () => {
    expect(after(open, 'mute-toggled').gate).toBe('closing');
    expect(after(open, 'mute-toggled', 'fade-out-ended', 'mute-toggled').gate).toBe('open');
  });

  it('stops when the microphone goes away', () => {
    expect(nextVoiceState(open, { type: 'microphone-changed', isOn: false }).gate).toBe('closing');
  });

  it('goes on when the window loses attention', () => {
    expect(after(open, 'attention-lost').gate).toBe('open');
  });
});

describe('mute and deafen', () => {
  it('unmuting while deafened hears and talks again', () => {
    const state = after(READY, 'mute-toggled', 'deafen-toggled', 'mute-toggled');
    expect(state).toMatchObject({ isMuted: false, isDeafened: false });
  });

  it('undeafening keeps a mute from before', () => {
    expect(after(READY, 'mute-toggled', 'deafen-toggled', 'deafen-toggled')).toMatchObject({ isMuted: true, isDeafened: false });
  });

  it('others see somebody as muted who is deafened or has no microphone', () => {
    expect(statusOf({ ...READY, isDeafened: true })).toEqual({ isMuted: true, isDeafened: true });
    expect(statusOf({ ...READY, isMicrophoneOn: false })).toEqual({ isMuted: true, isDeafened: false });
    expect(statusOf(READY)).toEqual({ isMuted: false, isDeafened: false });
  });
});
