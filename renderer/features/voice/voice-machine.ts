import { assertNever } from '../../../shared/invariant.ts';
import type { TalkMode } from '../../../shared/model/settings.ts';

/**
 * When the microphone is let through. The gate is 'open' while the person talks, 'closing' for the few milliseconds in
 * which the sound fades out, and 'closed' when nothing is sent at all.
 */
export interface VoiceState {
  readonly talkMode: TalkMode;
  readonly isKeyHeld: boolean;
  readonly isButtonHeld: boolean;
  /** A key that talks in another way: whispering, shouting, on the radio. */
  readonly isStyleKeyHeld: boolean;
  readonly isMuted: boolean;
  readonly isDeafened: boolean;
  readonly isMicrophoneOn: boolean;
  readonly isConnected: boolean;
  readonly gate: 'closed' | 'open' | 'closing';
}

export type VoiceEvent =
  | { readonly type: 'key-pressed' | 'key-released' | 'style-key-pressed' | 'style-key-released' | 'button-pressed' | 'button-released' }
  /** The window no longer sees keys and pointer, so nothing can be known to be held. */
  | { readonly type: 'attention-lost' }
  | { readonly type: 'mute-toggled' | 'deafen-toggled' }
  | { readonly type: 'talk-mode-chosen'; readonly talkMode: TalkMode }
  | { readonly type: 'microphone-changed'; readonly isOn: boolean }
  | { readonly type: 'connection-changed'; readonly isConnected: boolean }
  | { readonly type: 'fade-out-ended' };

export const INITIAL_VOICE_STATE: VoiceState = {
  talkMode: 'push-to-talk',
  isKeyHeld: false,
  isButtonHeld: false,
  isStyleKeyHeld: false,
  isMuted: false,
  isDeafened: false,
  isMicrophoneOn: false,
  isConnected: false,
  gate: 'closed',
};

/** Whether the person's voice should reach the host. Who hears nobody does not talk either, as in every voice chat. */
export function wantsToTalk(state: VoiceState): boolean {
  const isAllowed = state.isConnected && state.isMicrophoneOn && !state.isMuted && !state.isDeafened;
  return isAllowed && (state.talkMode === 'open-mic' || state.isKeyHeld || state.isStyleKeyHeld || state.isButtonHeld);
}

/** What everybody else sees of this participant. */
export function statusOf(state: VoiceState): { readonly isMuted: boolean; readonly isDeafened: boolean } {
  return { isMuted: state.isMuted || state.isDeafened || !state.isMicrophoneOn, isDeafened: state.isDeafened };
}

// These change which button shows: the one that was held is gone, and its release would never be seen.
const REPLACING_BUTTON: ReadonlySet<VoiceEvent['type']> = new Set([
  'mute-toggled',
  'deafen-toggled',
  'talk-mode-chosen',
  'microphone-changed',
  'connection-changed',
]);

/** The state after `event`, its gate moved to where the rest of the state wants it. */
export function nextVoiceState(state: VoiceState, event: VoiceEvent): VoiceState {
  const applied = applyEvent(state, event);
  const changed = REPLACING_BUTTON.has(event.type) ? { ...applied, isButtonHeld: false } : applied;
  return { ...changed, gate: nextGate(changed) };
}

function nextGate(state: VoiceState): VoiceState['gate'] {
  if (wantsToTalk(state)) return 'open';
  return state.gate === 'open' ? 'closing' : state.gate;
}

function applyEvent(state: VoiceState, event: VoiceEvent): VoiceState {
  switch (event.type) {
    case 'key-pressed':
      return { ...state, isKeyHeld: true };
    case 'key-released':
      return { ...state, isKeyHeld: false };
    case 'style-key-pressed':
      return { ...state, isStyleKeyHeld: true };
    case 'style-key-released':
      return { ...state, isStyleKeyHeld: false };
    case 'button-pressed':
      return { ...state, isButtonHeld: true };
    case 'button-released':
      return { ...state, isButtonHeld: false };
    case 'attention-lost':
      return { ...state, isKeyHeld: false, isStyleKeyHeld: false, isButtonHeld: false };
    case 'mute-toggled':
      // Unmuting while deafened means: talk and hear again.
      return state.isDeafened ? { ...state, isMuted: false, isDeafened: false } : { ...state, isMuted: !state.isMuted };
    case 'deafen-toggled':
      return { ...state, isDeafened: !state.isDeafened };
    case 'talk-mode-chosen':
      return { ...state, talkMode: event.talkMode };
    case 'microphone-changed':
      return { ...state, isMicrophoneOn: event.isOn };
    case 'connection-changed':
      return { ...state, isConnected: event.isConnected };
    case 'fade-out-ended':
      return state.gate === 'closing' ? { ...state, gate: 'closed' } : state;
    default:
      return assertNever(event);
  }
}
