import type { VoiceAction } from '../../../shared/model/keys/bindings.ts';
import type { TalkStyleController } from './talk-style-controller.ts';
import { isHeldStyle, type HeldStyle } from './talk-style.ts';
import type { VoiceController } from './voice-controller.ts';

/** Turns presses and releases of bound keys into changes of your voice. */
export interface VoiceActions {
  onPressed(action: VoiceAction): void;
  /** Ends an action; toggles have no release. */
  onReleased(action: VoiceAction): void;
  /** Ends these styles although their keys are still held: nothing more is sent with them. */
  withdraw(styles: readonly HeldStyle[]): void;
}

/** What keys do to the round that is played, which is not about your voice. */
export interface GameActions {
  toggleMeeting(): void;
  /** Marks you dead, or alive again. */
  toggleDead(): void;
}

/** What keys do about rooms. */
export interface RoomActions {
  /** Goes to another room in the list, or to the open space. */
  step(by: 1 | -1): void;
  /** Goes to the open space. */
  leave(): void;
}

/** What the key for whispers to chosen players does. */
export interface WhisperActions {
  /** Returns whether the whisper begins: there is someone to hear it. */
  hold(): boolean;
  /** `talksOnMs`: how long you keep talking afterwards. */
  release(talksOnMs: number): void;
}

export interface VoiceActionsDependencies {
  readonly voice: Pick<VoiceController, 'dispatch'>;
  readonly talkStyle: Pick<TalkStyleController, 'hold' | 'release'>;
  /** Changes the window between its whole size and a strip. */
  readonly toggleCompact: () => void;
  /** What keys do to the round that is played. */
  readonly game: GameActions;
  readonly rooms: RoomActions;
  readonly whisper: WhisperActions;
  /** How long you keep talking after a key is released. */
  readonly releaseDelayMs: () => number;
}

/** Turns key actions into events of the voice, and keeps track of which talk styles are held. */
export function createVoiceActions({
  voice,
  talkStyle,
  toggleCompact,
  game,
  rooms,
  whisper,
  releaseDelayMs,
}: VoiceActionsDependencies): VoiceActions {
  const heldStyles = new Set<HeldStyle | 'whisper-to'>();
  const presses: { readonly [Action in Exclude<VoiceAction, HeldStyle | 'whisper-to'>]: () => void } = {
    talk: () => voice.dispatch({ type: 'key-pressed' }),
    'toggle-mute': () => voice.dispatch({ type: 'mute-toggled' }),
    'toggle-deafen': () => voice.dispatch({ type: 'deafen-toggled' }),
    'toggle-compact': toggleCompact,
    'toggle-meeting': () => game.toggleMeeting(),
    'toggle-dead': () => game.toggleDead(),
    'next-room': () => rooms.step(1),
    'previous-room': () => rooms.step(-1),
    'leave-room': () => rooms.leave(),
  };
  return {
    onPressed(action) {
      if (action !== 'whisper-to' && !isHeldStyle(action)) return presses[action]();
      // The style comes before the sound, so that nobody hears the beginning of a whisper aloud.
      if (action !== 'whisper-to') talkStyle.hold(action);
      else if (!whisper.hold()) return;
      heldStyles.add(action);
      voice.dispatch({ type: 'style-key-pressed' });
    },
    onReleased(action) {
      if (action === 'talk') return voice.dispatch({ type: 'key-released' });
      if (action === 'whisper-to') {
        if (!heldStyles.delete(action)) return;
        if (heldStyles.size === 0) voice.dispatch({ type: 'style-key-released' });
        return whisper.release(releaseDelayMs());
      }
      if (!isHeldStyle(action)) return;
      heldStyles.delete(action);
      if (heldStyles.size === 0) voice.dispatch({ type: 'style-key-released' });
      talkStyle.release(action, releaseDelayMs());
    },
    withdraw(styles) {
      for (const style of styles) {
        heldStyles.delete(style);
        talkStyle.release(style, 0);
      }
      if (styles.length > 0 && heldStyles.size === 0) voice.dispatch({ type: 'style-key-withdrawn' });
    },
  };
}
