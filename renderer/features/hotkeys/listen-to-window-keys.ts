import type { Binding, Trigger } from '../../../shared/model/bindings.ts';
import { isSameTrigger } from '../../../shared/model/bindings.ts';
import { isTextEntry } from '../../ui/controls/text-entry.ts';
import type { PressMerger } from './press-merger.ts';
import { isWritingTrigger, triggerOfButton } from './trigger.ts';

/** The modifiers of a press. */
export interface PressModifiers {
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Returns whether a modifier gives the press another meaning: Ctrl+V is not V, but Ctrl alone can be bound. */
export function isShortcut(press: PressModifiers, code: string): boolean {
  const isModifier = /^(Control|Alt|Meta|Shift)(Left|Right)$/.test(code);
  return !isModifier && (press.ctrlKey || press.altKey || press.metaKey);
}

/** Returns whether the focus is in a text field of this window, so that the trigger would be text. */
export function isTyping(trigger: Trigger): boolean {
  return document.hasFocus() && isTextEntry(document.activeElement) && isWritingTrigger(trigger);
}

export interface WindowKeysOptions {
  readonly bindings: () => readonly Binding[];
  /** Whether you are in a lobby; otherwise the keys act like any others. */
  readonly isActive: () => boolean;
  readonly merger: PressMerger;
  /** The window stops seeing keys and the pointer, so no key is known to be held. */
  readonly onAttentionLost: () => void;
}

/** Reports the keys and buttons pressed in this window to the merger. Returns a function that stops that. */
export function listenToWindowKeys({ bindings, isActive, merger, onAttentionLost }: WindowKeysOptions): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const find = (trigger: Trigger): Binding | undefined =>
    isActive() ? bindings().find((binding) => isSameTrigger(binding.trigger, trigger)) : undefined;
  const loseAttention = (): void => {
    merger.lose('window');
    onAttentionLost();
  };

  function pressKey(event: KeyboardEvent): void {
    const trigger: Trigger = { device: 'keyboard', code: event.code };
    const binding = find(trigger);
    if (binding === undefined) return;
    const isElsewhere =
      (isTextEntry(event.target) && isWritingTrigger(trigger)) || document.querySelector('dialog:modal') !== null;
    if (!event.repeat) merger.press('window', binding, isElsewhere || isShortcut(event, event.code));
    // The key must not click the focused button, or scroll.
    if (!isElsewhere && !event.ctrlKey && !event.metaKey) event.preventDefault();
  }

  function releaseKey(event: KeyboardEvent): void {
    const trigger: Trigger = { device: 'keyboard', code: event.code };
    // macOS withholds the release of any key while Command is held, so afterwards no key is known to be held.
    if (event.key === 'Meta') loseAttention();
    if (merger.isHolding(trigger)) event.preventDefault();
    merger.release('window', trigger);
  }

  function moveButton(event: MouseEvent): void {
    const trigger = triggerOfButton(event.button);
    const binding = trigger === undefined ? undefined : find(trigger);
    if (trigger === undefined) return;
    if (event.type === 'mouseup') merger.release('window', trigger);
    else if (binding !== undefined) merger.press('window', binding);
    // The back and forward buttons would leave the page; the middle one would scroll it.
    if (binding !== undefined) event.preventDefault();
  }

  window.addEventListener('keydown', pressKey, options);
  window.addEventListener('keyup', releaseKey, options);
  window.addEventListener('mousedown', moveButton, options);
  window.addEventListener('mouseup', moveButton, options);
  window.addEventListener('blur', loseAttention, options);
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden) loseAttention();
    },
    options,
  );
  return () => stop.abort();
}
