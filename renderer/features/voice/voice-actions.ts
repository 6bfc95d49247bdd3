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

export interface VoiceActionsDependencies {
  readonly voice: Pick<VoiceController, 'dispatch'>;
  readonly talkStyle: Pick<TalkStyleController, 'hold' | 'release'>;
  /** Changes the window between its whole size and a strip. */
  readonly toggleCompact: () => void;
  /** What keys do to the round that is played. */
  readonly game: GameActions;
  /** How long you keep talking after a key is released. */
  readonly releaseDelayMs: () => number;
}

/** Turns key actions into events of the voice, and keeps track of which talk styles are held. */
export function createVoiceActions({
  voice,
  talkStyle,
  toggleCompact,
  game,
  releaseDelayMs,
}: VoiceActionsDependencies): VoiceActions {
  const heldStyles = new Set<HeldStyle>();
  return {
    onPressed(action) {
      if (action === 'toggle-mute') return voice.dispatch({ type: 'mute-toggled' });
      if (action === 'toggle-deafen') return voice.dispatch({ type: 'deafen-toggled' });
      if (action === 'toggle-compact') return toggleCompact();
      if (action === 'toggle-meeting') return game.toggleMeeting();
      if (action === 'toggle-dead') return game.toggleDead();
      if (action === 'talk') return voice.dispatch({ type: 'key-pressed' });
      // The style comes before the sound, so that nobody hears the beginning of a whisper aloud.
      heldStyles.add(action);
      talkStyle.hold(action);
      voice.dispatch({ type: 'style-key-pressed' });
    },
    onReleased(action) {
      if (action === 'talk') return voice.dispatch({ type: 'key-released' });
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
