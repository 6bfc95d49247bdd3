import { isTextEntry } from '../../ui/text-entry.ts';

/** What holding a key does: talks as chosen, or in another way. */
export type VoiceKeyAction = 'talk' | 'whisper' | 'shout' | 'radio';

/** What of a key press decides whether it is one of these keys. */
export interface KeyPress {
  readonly code: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Whether a press counts: not its repeats, not Ctrl+V where V is the key, but Ctrl itself where that is. */
export function isVoiceKeyPress(press: KeyPress, code: string): boolean {
  if (press.code !== code || press.repeat) return false;
  const isModifier = /^(Control|Alt|Meta|Shift)(Left|Right)$/.test(code);
  return isModifier || !(press.ctrlKey || press.altKey || press.metaKey);
}

export interface VoiceKeysOptions {
  /** The keys that do something at present, the first that fits counts. */
  readonly keys: () => readonly { readonly action: VoiceKeyAction; readonly code: string }[];
  /** Whether there is anybody to talk to: else the keys are like any other. */
  readonly isActive: () => boolean;
  readonly onPressed: (action: VoiceKeyAction) => void;
  readonly onReleased: (action: VoiceKeyAction) => void;
  /** The window stops seeing keys: nothing can be known to be held. */
  readonly onAttentionLost: () => void;
}

/**
 * Tells presses and releases of the keys that talk in this window. The returned function stops that. A release always
 * counts, wherever the focus went meanwhile.
 */
export function listenToVoiceKeys({ keys, isActive, onPressed, onReleased, onAttentionLost }: VoiceKeysOptions): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const held = new Map<string, VoiceKeyAction>();
  const release = (code: string): boolean => {
    const action = held.get(code);
    held.delete(code);
    if (action !== undefined) onReleased(action);
    return action !== undefined;
  };
  const releaseAll = (): void => {
    for (const code of [...held.keys()]) release(code);
    onAttentionLost();
  };
  window.addEventListener(
    'keydown',
    (event) => {
      const key = keys().find(({ code }) => code === event.code);
      if (key === undefined || !isActive() || isTextEntry(event.target) || document.querySelector('dialog:modal') !== null) return;
      if (isVoiceKeyPress(event, key.code)) {
        held.set(key.code, key.action);
        onPressed(key.action);
      }
      // The key must not click the button that has the focus, or scroll.
      if (!event.ctrlKey && !event.metaKey) event.preventDefault();
    },
    { signal },
  );
  window.addEventListener(
    'keyup',
    (event) => {
      // macOS keeps back the release of any key while Command is held: after it, nothing can be known to be held.
      if (event.key === 'Meta') return releaseAll();
      if (release(event.code) && isActive() && !isTextEntry(event.target)) event.preventDefault();
    },
    { signal },
  );
  window.addEventListener('blur', releaseAll, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden) releaseAll();
    },
    { signal },
  );
  return () => stop.abort();
}
