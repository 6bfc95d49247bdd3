import { isTextEntry } from '../../ui/text-entry.ts';
import type { VoiceEvent } from './voice-machine.ts';

/** What of a key press decides whether it is the talk key. */
export interface KeyPress {
  readonly code: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Whether a press counts: not its repeats, not Ctrl+V where V is the talk key, but Ctrl itself where that is. */
export function isTalkKeyPress(press: KeyPress, talkKey: string): boolean {
  if (press.code !== talkKey || press.repeat) return false;
  const isModifier = /^(Control|Alt|Meta|Shift)(Left|Right)$/.test(talkKey);
  return isModifier || !(press.ctrlKey || press.altKey || press.metaKey);
}

export interface TalkKeyOptions {
  readonly talkKey: () => string;
  /** Whether there is anybody to talk to: else the key is like any other. */
  readonly isActive: () => boolean;
  readonly dispatch: (event: VoiceEvent) => void;
}

/**
 * Tells presses and releases of the talk key in this window, and when the window stops seeing keys. The returned
 * function stops that. A release always counts, wherever the focus went meanwhile.
 */
export function listenToTalkKey({ talkKey, isActive, dispatch }: TalkKeyOptions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener(
    'keydown',
    (event) => {
      if (!isActive() || event.code !== talkKey() || isTextEntry(event.target) || document.querySelector('dialog:modal') !== null) return;
      if (isTalkKeyPress(event, talkKey())) dispatch({ type: 'key-pressed' });
      // The key must not click the button that has the focus, or scroll.
      if (!event.ctrlKey && !event.metaKey) event.preventDefault();
    },
    { signal },
  );
  window.addEventListener(
    'keyup',
    (event) => {
      const isTalkKey = event.code === talkKey();
      // macOS keeps back the release of any key while Command is held: after it, nothing can be known to be held.
      if (isTalkKey || event.key === 'Meta') dispatch({ type: 'key-released' });
      if (isTalkKey && isActive() && !isTextEntry(event.target)) event.preventDefault();
    },
    { signal },
  );
  window.addEventListener('blur', () => dispatch({ type: 'attention-lost' }), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden) dispatch({ type: 'attention-lost' });
    },
    { signal },
  );
  return () => stop.abort();
}
