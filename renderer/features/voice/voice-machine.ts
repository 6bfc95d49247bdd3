import { assertNever } from '../../../shared/invariant.ts';
import type { Settings, TalkMode } from '../../../shared/model/settings.ts';

/** The settings that decide when you talk. */
export type TalkSettings = Pick<Settings, 'talkMode' | 'releaseDelayMs' | 'doublePressLocks'>;

/**
 * The gate of the microphone: 'open' while you talk, 'closing' for the few milliseconds of the fade-out, and 'closed'
 * when nothing is sent at all.
 */
export interface VoiceState extends TalkSettings {
  readonly isKeyHeld: boolean;
  readonly isButtonHeld: boolean;
  /** Whether a key for a talk style is held: whisper, shout, radio, priority. */
  readonly isStyleKeyHeld: boolean;
  /** Whether the talk key counts as held until the next press. */
  readonly isLocked: boolean;
  /** Voice activation detects speech. */
  readonly isSpeaking: boolean;
  readonly isMuted: boolean;
  readonly isDeafened: boolean;
  readonly isMicrophoneOn: boolean;
  /** Another device carries your sound: this one decides when you talk, and sends no sound. */
  readonly isOnHeadset: boolean;
  readonly isConnected: boolean;
  /** Nothing comes out of the microphone, though it is on. */
  readonly isStalled: boolean;
  /** The microphone is on, and has delivered nothing but digital silence since it was opened. */
  readonly isSourceSilent: boolean;
  readonly gate: 'closed' | 'open' | 'closing';
  /** When the talk key or button last went down, if a second press may follow; null = the next press is a first one. */
  readonly pressedAtMs: number | null;
  /** When the release delay ends, after all keys are released; null = no delay is running. */
  readonly talksUntilMs: number | null;
}

export type VoiceEvent =
  | {
      readonly type:
        | 'key-pressed'
        | 'key-released'
        | 'style-key-pressed'
        | 'style-key-released'
        | 'button-pressed'
        | 'button-released';
    }
  /** The key's style is no longer allowed, so sending stops at once. */
  | { readonly type: 'style-key-withdrawn' }
  /** The window no longer sees the pointer, so its button is not known to be held. */
  | { readonly type: 'attention-lost' }
  | { readonly type: 'speech-changed'; readonly isSpeaking: boolean }
  | { readonly type: 'mute-toggled' | 'deafen-toggled' }
  | { readonly type: 'settings-changed'; readonly settings: TalkSettings }
  | { readonly type: 'microphone-changed'; readonly isOn: boolean }
  | { readonly type: 'connection-changed'; readonly isConnected: boolean }
  | { readonly type: 'headset-changed'; readonly isOn: boolean }
  | { readonly type: 'stalled-changed'; readonly isStalled: boolean }
  | { readonly type: 'source-silence-changed'; readonly isSilent: boolean }
  | { readonly type: 'time-passed' | 'fade-out-ended' };

/** Two presses within this time lock the talk key. */
export const DOUBLE_PRESS_MS = 300;

export const INITIAL_VOICE_STATE: VoiceState = {
  talkMode: 'push-to-talk',
  releaseDelayMs: 0,
  doublePressLocks: false,
  isKeyHeld: false,
  isButtonHeld: false,
  isStyleKeyHeld: false,
  isLocked: false,
  isSpeaking: false,
  isMuted: false,
  isDeafened: false,
  isMicrophoneOn: false,
  isOnHeadset: false,
  isConnected: false,
  isStalled: false,
  isSourceSilent: false,
  gate: 'closed',
  pressedAtMs: null,
  talksUntilMs: null,
};

/** Returns whether the talk key is held, or counts as held. */
export function isTalkHeld(state: VoiceState): boolean {
  return state.isKeyHeld || state.isButtonHeld || state.isLocked;
}

const DEMANDS: Readonly<Record<TalkMode, (state: VoiceState) => boolean>> = {
  'push-to-talk': (state) => isTalkHeld(state) || state.isStyleKeyHeld,
  'voice-activation': (state) => state.isSpeaking || isTalkHeld(state) || state.isStyleKeyHeld,
  'open-mic': () => true,
  // A key of a talk style is meant to be heard, whatever else is held.
  'push-to-mute': (state) => state.isStyleKeyHeld || !isTalkHeld(state),
};

/** Returns whether your voice should reach the host. A deafened player does not talk either, as in every voice chat. */
export function wantsToTalk(state: VoiceState): boolean {
  return isAllowedToTalk(state) && (DEMANDS[state.talkMode](state) || state.talksUntilMs !== null);
}

function isAllowedToTalk(state: VoiceState): boolean {
  return state.isConnected && (state.isMicrophoneOn || state.isOnHeadset) && !state.isMuted && !state.isDeafened;
}

/**
 * Returns whether the talk key counts as held for another device that carries your voice. A key of a talk style is
 * meant to be heard in every mode.
 */
export function isHeldForHeadset(state: VoiceState): boolean {
  if (state.talkMode === 'push-to-mute') return isTalkHeld(state) && !state.isStyleKeyHeld;
  return isTalkHeld(state) || state.isStyleKeyHeld || state.talksUntilMs !== null;
}

/** Returns what everyone else sees of this participant. */
export function statusOf(state: VoiceState): { readonly isMuted: boolean; readonly isDeafened: boolean } {
  const hasMicrophone = state.isMicrophoneOn || state.isOnHeadset;
  return { isMuted: state.isMuted || state.isDeafened || !hasMicrophone, isDeafened: state.isDeafened };
}

// These events replace the button: the held one is gone, and its release would never arrive. Nobody expects an earlier
// press to make them heard, either.
const RESETTING: ReadonlySet<VoiceEvent['type']> = new Set([
  'mute-toggled',
  'deafen-toggled',
  'microphone-changed',
  'connection-changed',
  'headset-changed',
]);

// These events are not the player's doing: a lock that keeps them silent survives.
const BY_ITSELF: ReadonlySet<VoiceEvent['type']> = new Set(['microphone-changed', 'connection-changed']);

// After these events nothing is held: the rest of what was said still goes out.
const LETTING_GO: ReadonlySet<VoiceEvent['type']> = new Set(['key-released', 'style-key-released', 'button-released']);

/** Returns the state after `event`, which happens at `nowMs` (any monotonic clock), with its gate moved to match. */
export function nextVoiceState(state: VoiceState, event: VoiceEvent, nowMs: number): VoiceState {
  const applied = applyEvent(state, event, nowMs);
  const isReset = RESETTING.has(event.type) || applied.talkMode !== state.talkMode;
  const staysSilent = applied.talkMode === 'push-to-mute' && BY_ITSELF.has(event.type) && applied.isLocked;
  const changed = isReset ? { ...applied, isButtonHeld: false, isLocked: staysSilent, pressedAtMs: null } : applied;
  const delayed = { ...changed, talksUntilMs: releaseDelayEnd(state, changed, event, nowMs) };
  return { ...delayed, gate: nextGate(delayed) };
}

function releaseDelayEnd(before: VoiceState, after: VoiceState, event: VoiceEvent, nowMs: number): number | null {
  if (!isAllowedToTalk(after) || DEMANDS[after.talkMode](after)) return null;
  const { releaseDelayMs } = after;
  const wasHeard = isAllowedToTalk(before) && DEMANDS[before.talkMode](before);
  if (wasHeard && LETTING_GO.has(event.type) && releaseDelayMs > 0) return nowMs + releaseDelayMs;
  if (event.type === 'style-key-withdrawn') return null;
  if (event.type === 'time-passed' && before.talksUntilMs !== null && nowMs >= before.talksUntilMs) return null;
  return after.talkMode === before.talkMode ? before.talksUntilMs : null;
}

function nextGate(state: VoiceState): VoiceState['gate'] {
  if (wantsToTalk(state) && !state.isOnHeadset) return 'open';
  return state.gate === 'open' ? 'closing' : state.gate;
}

/** Handles a press of the key or button of `held`. */
function press(state: VoiceState, held: 'isKeyHeld' | 'isButtonHeld', nowMs: number): VoiceState {
  // This press only ends the lock, and does not talk.
  if (state.isLocked) return { ...state, isLocked: false, pressedAtMs: null };
  // A key may also press the focused button: that is one press, not two.
  const isSecond = !isTalkHeld(state) && state.pressedAtMs !== null && nowMs - state.pressedAtMs <= DOUBLE_PRESS_MS;
  const mayLock = state.doublePressLocks && state.talkMode !== 'open-mic';
  return isSecond && mayLock
    ? { ...state, [held]: true, isLocked: true, pressedAtMs: null }
    : { ...state, [held]: true, pressedAtMs: nowMs };
}

function applyEvent(state: VoiceState, event: VoiceEvent, nowMs: number): VoiceState {
  switch (event.type) {
    case 'key-pressed':
      return state.isKeyHeld ? state : press(state, 'isKeyHeld', nowMs);
    case 'key-released':
      return { ...state, isKeyHeld: false };
    case 'style-key-pressed':
      return { ...state, isStyleKeyHeld: true };
    case 'style-key-released':
    case 'style-key-withdrawn':
      return { ...state, isStyleKeyHeld: false };
    case 'button-pressed':
      return state.isButtonHeld ? state : press(state, 'isButtonHeld', nowMs);
    case 'button-released':
    case 'attention-lost':
      return { ...state, isButtonHeld: false };
    case 'speech-changed':
      // The other device detects speech itself.
      return { ...state, isSpeaking: event.isSpeaking && !state.isOnHeadset };
    case 'mute-toggled':
      // Unmuting while deafened means talking and hearing again.
      return state.isDeafened ? { ...state, isMuted: false, isDeafened: false } : { ...state, isMuted: !state.isMuted };
    case 'deafen-toggled':
      return { ...state, isDeafened: !state.isDeafened };
    case 'settings-changed':
      return { ...state, ...event.settings, isLocked: state.isLocked && event.settings.doublePressLocks };
    case 'microphone-changed':
      return { ...state, isMicrophoneOn: event.isOn, isStalled: false, isSourceSilent: false };
    case 'connection-changed':
      return { ...state, isConnected: event.isConnected, isStalled: false };
    case 'headset-changed':
      return { ...state, isOnHeadset: event.isOn, isSpeaking: false, isStalled: false };
    case 'stalled-changed':
      return { ...state, isStalled: event.isStalled };
    case 'source-silence-changed':
      return { ...state, isSourceSilent: event.isSilent };
    case 'time-passed':
      return state;
    case 'fade-out-ended':
      return state.gate === 'closing' ? { ...state, gate: 'closed' } : state;
    default:
      return assertNever(event);
  }
}
