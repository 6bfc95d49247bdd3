import type { Binding, Trigger } from '../../../shared/model/bindings.ts';
import { isSameTrigger } from '../../../shared/model/bindings.ts';
import { isTextEntry } from '../../ui/controls/text-entry.ts';
import type { PressMerger } from './press-merger.ts';
import { isWritingTrigger, triggerOfButton } from './trigger.ts';

/** Modifiers of a press. */
export interface PressModifiers {
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/**
 * Whether a press with a modifier means something else: not Ctrl+V where V is the key, but Ctrl itself where that is.
 */
export function isShortcut(press: PressModifiers, code: string): boolean {
  const isModifier = /^(Control|Alt|Meta|Shift)(Left|Right)$/.test(code);
  return !isModifier && (press.ctrlKey || press.altKey || press.metaKey);
}

/** Whether the person types into a field of this window now, so that the trigger would be text. */
export function isTyping(trigger: Trigger): boolean {
  return document.hasFocus() && isTextEntry(document.activeElement) && isWritingTrigger(trigger);
}

export interface WindowKeysOptions {
  readonly bindings: () => readonly Binding[];
  /** Whether there is anybody to talk to: else the keys are like any other. */
  readonly isActive: () => boolean;
  readonly merger: PressMerger;
  /** The window stops seeing keys and pointer: nothing can be known to be held. */
  readonly onAttentionLost: () => void;
}

/** Tells the merger of the keys and buttons that are pressed in this window. The returned function stops that. */
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
    // The key must not click the button that has the focus, or scroll.
    if (!isElsewhere && !event.ctrlKey && !event.metaKey) event.preventDefault();
  }

  function releaseKey(event: KeyboardEvent): void {
    const trigger: Trigger = { device: 'keyboard', code: event.code };
    // macOS keeps back the release of any key while Command is held: after it, nothing can be known to be held.
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
    // Back and forward would leave the page, the middle one would scroll it.
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
