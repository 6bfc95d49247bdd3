import { describe, expect, it } from 'vitest';
import {
  DOUBLE_PRESS_MS,
  INITIAL_VOICE_STATE,
  nextVoiceState,
  statusOf,
  type TalkSettings,
  type VoiceEvent,
  type VoiceState,
} from '../../../../../renderer/features/voice/voice-machine.ts';

const READY: VoiceState = { ...INITIAL_VOICE_STATE, isConnected: true, isMicrophoneOn: true };

type PlainEvent = Exclude<
  VoiceEvent,
  | { readonly settings: unknown }
  | { readonly isOn: unknown }
  | { readonly isConnected: unknown }
  | { readonly isSpeaking: unknown }
  | { readonly isStalled: unknown }
  | { readonly isSilent: unknown }
>['type'];

/** Applies all events at once. */
function after(state: VoiceState, ...types: PlainEvent[]): VoiceState {
  return types.reduce((current, type) => nextVoiceState(current, { type }, 0), state);
}

/** Applies each event at its time. */
function played(state: VoiceState, events: readonly (readonly [atMs: number, type: PlainEvent])[]): VoiceState {
  return events.reduce((current, [atMs, type]) => nextVoiceState(current, { type }, atMs), state);
}

function withSettings(settings: Partial<TalkSettings>, state = READY): VoiceState {
  const { talkMode, releaseDelayMs, doublePressLocks } = { ...state, ...settings };
  return nextVoiceState(
    state,
    { type: 'settings-changed', settings: { talkMode, releaseDelayMs, doublePressLocks } },
    0,
  );
}

describe('push to talk', () => {
  it('opens the gate while the key is held, fades out on release, and is closed when the fade has ended', () => {
    expect(after(READY, 'key-pressed').gate).toBe('open');
    expect(after(READY, 'key-pressed', 'key-released').gate).toBe('closing');
    expect(after(READY, 'key-pressed', 'key-released', 'fade-out-ended').gate).toBe('closed');
  });

  it('opens again at once when the key goes down during the fade', () => {
    expect(after(READY, 'key-pressed', 'key-released', 'key-pressed').gate).toBe('open');
  });

  it('stays open until both key and button are released', () => {
    expect(after(READY, 'key-pressed', 'button-pressed', 'key-released').gate).toBe('open');
    expect(after(READY, 'key-pressed', 'button-pressed', 'key-released', 'button-released').gate).toBe('closing');
  });

  it('talks while a style key such as whisper is held, alone or with the talk key', () => {
    expect(after(READY, 'style-key-pressed').gate).toBe('open');
    expect(after(READY, 'style-key-pressed', 'key-pressed', 'style-key-released').gate).toBe('open');
    expect(after(READY, 'style-key-pressed', 'style-key-released').gate).toBe('closing');
  });

  it('ends at once, without delay, when the style whose key is held is withdrawn', () => {
    const delayed = withSettings({ releaseDelayMs: 500 });
    expect(after(delayed, 'style-key-pressed', 'style-key-released').gate).toBe('open');
    expect(after(delayed, 'style-key-pressed', 'style-key-withdrawn').gate).toBe('closing');
    expect(after(delayed, 'style-key-pressed', 'style-key-released', 'style-key-withdrawn').gate).toBe('closing');
  });

  it('releases the button, but not keys, when the window no longer sees the pointer', () => {
    expect(after(READY, 'button-pressed', 'attention-lost').gate).toBe('closing');
    expect(after(READY, 'key-pressed', 'button-pressed', 'attention-lost').gate).toBe('open');
  });

  it('keeps an open gate when a fade reports its end late', () => {
    expect(after(READY, 'key-pressed', 'fade-out-ended').gate).toBe('open');
  });

  it.each<Partial<VoiceState>>([
    { isMuted: true },
    { isDeafened: true },
    { isConnected: false },
    { isMicrophoneOn: false },
  ])('opens nothing with %o', (change) => {
    expect(after({ ...READY, ...change }, 'key-pressed', 'button-pressed').gate).toBe('closed');
  });

  it('forgets the held button when muting hides it, so that unmuting does not talk', () => {
    expect(after(READY, 'button-pressed', 'mute-toggled', 'mute-toggled').gate).toBe('closing');
  });

  it('ignores voice activity', () => {
    expect(nextVoiceState(READY, { type: 'speech-changed', isSpeaking: true }, 0).gate).toBe('closed');
  });
});

describe('the delay after release', () => {
  const delaying = withSettings({ releaseDelayMs: 200 });

  it('keeps the gate open until it is over', () => {
    const released = played(delaying, [
      [1_000, 'key-pressed'],
      [1_500, 'key-released'],
    ]);
    expect(released).toMatchObject({ gate: 'open', talksUntilMs: 1_700 });
    expect(played(released, [[1_699, 'time-passed']]).gate).toBe('open');
    expect(played(released, [[1_700, 'time-passed']])).toMatchObject({ gate: 'closing', talksUntilMs: null });
  });

  it('restarts with each release, but does not run while anything else is held', () => {
    const again = played(delaying, [
      [0, 'key-pressed'],
      [500, 'key-released'],
      [600, 'key-pressed'],
      [900, 'key-released'],
    ]);
    expect(again.talksUntilMs).toBe(1_100);
    expect(played(again, [[800, 'time-passed']]).gate).toBe('open');
    expect(
      played(delaying, [
        [0, 'key-pressed'],
        [10, 'style-key-pressed'],
        [500, 'key-released'],
      ]).talksUntilMs,
    ).toBeNull();
  });

  it('is cut short by muting, and does not come back with unmuting', () => {
    expect(
      played(delaying, [
        [0, 'key-pressed'],
        [500, 'key-released'],
        [550, 'mute-toggled'],
      ]).gate,
    ).toBe('closing');
    expect(
      played(delaying, [
        [0, 'key-pressed'],
        [500, 'key-released'],
        [550, 'mute-toggled'],
        [560, 'mute-toggled'],
      ]).gate,
    ).toBe('closing');
  });

  it('does not keep open a gate that never opened', () => {
    expect(
      played({ ...delaying, isMuted: true }, [
        [0, 'key-pressed'],
        [500, 'key-released'],
        [510, 'mute-toggled'],
      ]).gate,
    ).toBe('closed');
  });
});

describe('two quick presses', () => {
  const locking = withSettings({ doublePressLocks: true });
  const twice = [
    [1_000, 'key-pressed'],
    [1_080, 'key-released'],
    [1_000 + DOUBLE_PRESS_MS, 'key-pressed'],
    [1_400, 'key-released'],
  ] as const;

  it('talk until the key is pressed again, however long that is held', () => {
    const locked = played(locking, twice);
    expect(locked).toMatchObject({ isLocked: true, gate: 'open' });
    expect(played(locked, [[60_000, 'key-pressed']])).toMatchObject({ isLocked: false, gate: 'closing' });
  });

  it('work with the button in the window too', () => {
    const locked = played(locking, [
      [0, 'button-pressed'],
      [80, 'button-released'],
      [200, 'button-pressed'],
      [280, 'button-released'],
    ]);
    expect(locked).toMatchObject({ isLocked: true, gate: 'open' });
    expect(
      played(locked, [
        [5_000, 'button-pressed'],
        [5_080, 'button-released'],
      ]).gate,
    ).toBe('closing');
  });

  it('count as two single presses when they are too far apart, or when locking is off', () => {
    const slow = [
      [0, 'key-pressed'],
      [80, 'key-released'],
      [DOUBLE_PRESS_MS + 1, 'key-pressed'],
      [400, 'key-released'],
    ] as const;
    expect(played(locking, slow)).toMatchObject({ isLocked: false, gate: 'closing' });
    expect(played(READY, twice)).toMatchObject({ isLocked: false, gate: 'closing' });
  });

  it('count as one when a key also presses the focused button', () => {
    expect(
      played(locking, [
        [0, 'button-pressed'],
        [1, 'key-pressed'],
      ]).isLocked,
    ).toBe(false);
    expect(
      played(locking, [
        [0, 'button-pressed'],
        [1, 'key-pressed'],
        [500, 'key-released'],
        [501, 'button-released'],
      ]).gate,
    ).toBe('closing');
  });

  it('keep a locked mute when link or microphone fail and return', () => {
    const muted = played(withSettings({ talkMode: 'push-to-mute', doublePressLocks: true }), twice);
    expect(muted).toMatchObject({ isLocked: true, gate: 'closing' });
    const lost = nextVoiceState(muted, { type: 'connection-changed', isConnected: false }, 400);
    expect(nextVoiceState(lost, { type: 'connection-changed', isConnected: true }, 500).gate).not.toBe('open');
    const unplugged = nextVoiceState(muted, { type: 'microphone-changed', isOn: false }, 400);
    expect(nextVoiceState(unplugged, { type: 'microphone-changed', isOn: true }, 500).gate).not.toBe('open');
    expect(withSettings({ talkMode: 'push-to-talk' }, muted).isLocked).toBe(false);
  });

  it('do not lock again with the press that ended the lock', () => {
    const locked = played(locking, twice);
    const ended = played(locked, [
      [2_000, 'key-pressed'],
      [2_050, 'key-released'],
      [2_100, 'key-pressed'],
      [2_150, 'key-released'],
    ]);
    expect(ended).toMatchObject({ isLocked: false, gate: 'closing' });
  });

  it.each(['mute-toggled', 'deafen-toggled'] as const)(
    'are forgotten with %s, so that nobody is heard by accident afterwards',
    (event) => {
      expect(after(played(locking, twice), event, event)).toMatchObject({ isLocked: false, gate: 'closing' });
    },
  );

  it('are forgotten when the link, the mode or the setting for locking changes', () => {
    const locked = played(locking, twice);
    expect(nextVoiceState(locked, { type: 'connection-changed', isConnected: false }, 0).isLocked).toBe(false);
    expect(withSettings({ talkMode: 'voice-activation' }, locked).isLocked).toBe(false);
    expect(withSettings({ doublePressLocks: false }, locked).isLocked).toBe(false);
    expect(withSettings({ releaseDelayMs: 100 }, locked).isLocked).toBe(true);
  });
});

describe('open mic', () => {
  const open = withSettings({ talkMode: 'open-mic' });

  it('talks as soon as connected with a microphone', () => {
    expect(open.gate).toBe('open');
  });

  it('stops while muted and resumes afterwards', () => {
    expect(after(open, 'mute-toggled').gate).toBe('closing');
    expect(after(open, 'mute-toggled', 'fade-out-ended', 'mute-toggled').gate).toBe('open');
  });

  it('stops when the microphone goes away', () => {
    expect(nextVoiceState(open, { type: 'microphone-changed', isOn: false }, 0).gate).toBe('closing');
  });

  it('continues when the window loses the focus, and whatever is pressed', () => {
    expect(after(open, 'attention-lost').gate).toBe('open');
    expect(
      after(withSettings({ doublePressLocks: true }, open), 'key-pressed', 'key-released', 'key-pressed'),
    ).toMatchObject({ gate: 'open', isLocked: false });
  });
});

describe('push to mute', () => {
  const muting = withSettings({ talkMode: 'push-to-mute', releaseDelayMs: 500, doublePressLocks: true });

  it('talks except while the key is held, and switches at once', () => {
    expect(muting.gate).toBe('open');
    expect(after(muting, 'key-pressed')).toMatchObject({ gate: 'closing', talksUntilMs: null });
    expect(after(muting, 'key-pressed', 'fade-out-ended', 'key-released').gate).toBe('open');
  });

  it('stays quiet after two quick presses, until the next one', () => {
    const quiet = after(muting, 'key-pressed', 'key-released', 'key-pressed', 'key-released');
    expect(quiet).toMatchObject({ isLocked: true, gate: 'closing' });
    expect(after(quiet, 'fade-out-ended', 'key-pressed').gate).toBe('open');
  });

  it('lets a whisper through while the key is held', () => {
    expect(after(muting, 'key-pressed', 'style-key-pressed').gate).toBe('open');
  });
});

describe('voice activation', () => {
  const activated = withSettings({ talkMode: 'voice-activation', releaseDelayMs: 500 });
  const speech = (state: VoiceState, isSpeaking: boolean): VoiceState =>
    nextVoiceState(state, { type: 'speech-changed', isSpeaking }, 0);

  it("talks while the person speaks; the gate's hold is the only delay", () => {
    expect(activated.gate).toBe('closed');
    expect(speech(activated, true).gate).toBe('open');
    expect(speech(speech(activated, true), false)).toMatchObject({ gate: 'closing', talksUntilMs: null });
  });

  it('also talks by keys', () => {
    expect(after(activated, 'key-pressed').gate).toBe('open');
    expect(after(speech(activated, true), 'style-key-pressed').gate).toBe('open');
  });

  it('opens nothing while muted', () => {
    expect(speech(after(activated, 'mute-toggled'), true).gate).toBe('closed');
  });
});

describe('mute and deafen', () => {
  it('unmuting while deafened restores hearing and talking', () => {
    const state = after(READY, 'mute-toggled', 'deafen-toggled', 'mute-toggled');
    expect(state).toMatchObject({ isMuted: false, isDeafened: false });
  });

  it('undeafening restores an earlier mute', () => {
    expect(after(READY, 'mute-toggled', 'deafen-toggled', 'deafen-toggled')).toMatchObject({
      isMuted: true,
      isDeafened: false,
    });
  });

  it('a player who is deafened or has no microphone appears muted to others', () => {
    expect(statusOf({ ...READY, isDeafened: true })).toEqual({ isMuted: true, isDeafened: true });
    expect(statusOf({ ...READY, isMicrophoneOn: false })).toEqual({ isMuted: true, isDeafened: false });
    expect(statusOf(READY)).toEqual({ isMuted: false, isDeafened: false });
  });
});
