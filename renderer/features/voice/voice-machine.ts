import { assertNever } from '../../../shared/invariant.ts';
import type { Settings, TalkMode } from '../../../shared/model/settings.ts';

/** What of the settings decides when one talks. */
export type TalkSettings = Pick<Settings, 'talkMode' | 'releaseDelayMs' | 'doublePressLocks'>;

/**
 * When the microphone is let through. The gate is 'open' while the person talks, 'closing' for the few milliseconds in
 * which the sound fades out, and 'closed' when nothing is sent at all.
 */
export interface VoiceState extends TalkSettings {
  readonly isKeyHeld: boolean;
  readonly isButtonHeld: boolean;
  /** A key that talks in another way: whispering, shouting, on the radio, with priority. */
  readonly isStyleKeyHeld: boolean;
  /** The talk key counts as held until it is pressed again. */
  readonly isLocked: boolean;
  /** Voice activation hears the person speak. */
  readonly isSpeaking: boolean;
  readonly isMuted: boolean;
  readonly isDeafened: boolean;
  readonly isMicrophoneOn: boolean;
  readonly isConnected: boolean;
  readonly gate: 'closed' | 'open' | 'closing';
  /** When talk key or button went down last, if a second press may follow; null = the next press is a first one. */
  readonly pressedAtMs: number | null;
  /** All keys are released, and the delay after that ends then; null = no delay is running. */
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
  /** What its key meant is no longer allowed: nothing is sent a moment longer. */
  | { readonly type: 'style-key-withdrawn' }
  /** The window no longer sees the pointer, so its button cannot be known to be held. */
  | { readonly type: 'attention-lost' }
  | { readonly type: 'speech-changed'; readonly isSpeaking: boolean }
  | { readonly type: 'mute-toggled' | 'deafen-toggled' }
  | { readonly type: 'settings-changed'; readonly settings: TalkSettings }
  | { readonly type: 'microphone-changed'; readonly isOn: boolean }
  | { readonly type: 'connection-changed'; readonly isConnected: boolean }
  | { readonly type: 'time-passed' | 'fade-out-ended' };

/** Two presses within this time lock. */
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
  isConnected: false,
  gate: 'closed',
  pressedAtMs: null,
  talksUntilMs: null,
};

/** Whether the talk key is held, or counts as held. */
export function isTalkHeld(state: VoiceState): boolean {
  return state.isKeyHeld || state.isButtonHeld || state.isLocked;
}

const DEMANDS: Readonly<Record<TalkMode, (state: VoiceState) => boolean>> = {
  'push-to-talk': (state) => isTalkHeld(state) || state.isStyleKeyHeld,
  'voice-activation': (state) => state.isSpeaking || isTalkHeld(state) || state.isStyleKeyHeld,
  'open-mic': () => true,
  // A key that talks in a certain way is meant to be heard, whatever else is held.
  'push-to-mute': (state) => state.isStyleKeyHeld || !isTalkHeld(state),
};

/** Whether the person's voice should reach the host. Who hears nobody does not talk either, as in every voice chat. */
export function wantsToTalk(state: VoiceState): boolean {
  return isAllowedToTalk(state) && (DEMANDS[state.talkMode](state) || state.talksUntilMs !== null);
}

function isAllowedToTalk(state: VoiceState): boolean {
  return state.isConnected && state.isMicrophoneOn && !state.isMuted && !state.isDeafened;
}

/** What everybody else sees of this participant. */
export function statusOf(state: VoiceState): { readonly isMuted: boolean; readonly isDeafened: boolean } {
  return { isMuted: state.isMuted || state.isDeafened || !state.isMicrophoneOn, isDeafened: state.isDeafened };
}

// These change which button shows: the one that was held is gone, and its release would never be seen. And nobody
// expects to be heard by a press from before.
const STARTING_ANEW: ReadonlySet<VoiceEvent['type']> = new Set([
  'mute-toggled',
  'deafen-toggled',
  'microphone-changed',
  'connection-changed',
]);

// These happen to the person: a lock that keeps them silent outlasts them.
const BY_ITSELF: ReadonlySet<VoiceEvent['type']> = new Set(['microphone-changed', 'connection-changed']);

// After these, the person has let go: what is not said yet to the end still goes out.
const LETTING_GO: ReadonlySet<VoiceEvent['type']> = new Set(['key-released', 'style-key-released', 'button-released']);

/**
 * The state after `event`, which happens at `nowMs` (any clock that only goes forward); its gate moved to where the
 * rest of the state wants it.
 */
export function nextVoiceState(state: VoiceState, event: VoiceEvent, nowMs: number): VoiceState {
  const applied = applyEvent(state, event, nowMs);
  const isAnew = STARTING_ANEW.has(event.type) || applied.talkMode !== state.talkMode;
  const staysSilent = applied.talkMode === 'push-to-mute' && BY_ITSELF.has(event.type) && applied.isLocked;
  const changed = isAnew ? { ...applied, isButtonHeld: false, isLocked: staysSilent, pressedAtMs: null } : applied;
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
  if (wantsToTalk(state)) return 'open';
  return state.gate === 'open' ? 'closing' : state.gate;
}

/** Key or button of `held` goes down. */
function press(state: VoiceState, held: 'isKeyHeld' | 'isButtonHeld', nowMs: number): VoiceState {
  // This press only ends the lock: it talks no further itself.
  if (state.isLocked) return { ...state, isLocked: false, pressedAtMs: null };
  // One key may press the button that has the focus too: that is one press, not two.
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
      return { ...state, isSpeaking: event.isSpeaking };
    case 'mute-toggled':
      // Unmuting while deafened means: talk and hear again.
      return state.isDeafened ? { ...state, isMuted: false, isDeafened: false } : { ...state, isMuted: !state.isMuted };
    case 'deafen-toggled':
      return { ...state, isDeafened: !state.isDeafened };
    case 'settings-changed':
      return { ...state, ...event.settings, isLocked: state.isLocked && event.settings.doublePressLocks };
    case 'microphone-changed':
      return { ...state, isMicrophoneOn: event.isOn };
    case 'connection-changed':
      return { ...state, isConnected: event.isConnected };
    case 'time-passed':
      return state;
    case 'fade-out-ended':
      return state.gate === 'closing' ? { ...state, gate: 'closed' } : state;
    default:
      return assertNever(event);
  }
}
