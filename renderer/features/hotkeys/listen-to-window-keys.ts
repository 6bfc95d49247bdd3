import type { Binding, Trigger } from '../../../shared/model/keys/bindings.ts';
import { isSameKey } from '../../../shared/model/keys/bindings.ts';
import { findPressed } from '../../../shared/model/keys/presses.ts';
import { isTextEntry, stepsBy } from '../../ui/controls/text-entry.ts';
import type { PressMerger } from './press-merger.ts';
import { modifiersOfEvent, triggerOfButton, writesText } from './triggers/trigger.ts';

/** Returns whether the focus is in a text field of this window, so that the trigger would be text. */
export function isTyping(trigger: Trigger): boolean {
  return document.hasFocus() && isTextEntry(document.activeElement) && writesText(trigger, new Set(trigger.modifiers));
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
  /** Keys whose press did nothing else in the window, so that their release must not either. */
  const taken = new Set<string>();
  const bindingsOf = (key: Trigger): readonly Binding[] =>
    isActive() ? bindings().filter(({ trigger }) => isSameKey(trigger, key)) : [];
  const loseAttention = (): void => {
    taken.clear();
    merger.lose('window');
    onAttentionLost();
  };

  function pressKey(event: KeyboardEvent): void {
    const key: Trigger = { device: 'keyboard', code: event.code };
    const candidates = bindingsOf(key);
    const [first] = candidates;
    if (first === undefined) return;
    const held = modifiersOfEvent(event);
    const pressed = findPressed(candidates, ({ trigger }) => trigger, key, held);
    const isElsewhere =
      (isTextEntry(event.target) && writesText(key, held, event.key)) ||
      document.querySelector('dialog:modal') !== null;
    if (!event.repeat) merger.press('window', pressed ?? first, isElsewhere || pressed === undefined);
    // The key must not click the focused button, or scroll. With further modifiers, it is a command of the window.
    if (isElsewhere || pressed === undefined || stepsBy(event.target, event.code)) return;
    const { modifiers = [] } = pressed.trigger;
    if (![...held].every((modifier) => modifier === 'Shift' || modifiers.includes(modifier))) return;
    taken.add(event.code);
    event.preventDefault();
  }

  function releaseKey(event: KeyboardEvent): void {
    const trigger: Trigger = { device: 'keyboard', code: event.code };
    // macOS withholds the release of any key while Command is held, so afterwards no key is known to be held.
    if (event.key === 'Meta') loseAttention();
    if (taken.delete(event.code)) event.preventDefault();
    merger.release('window', trigger);
  }

  function moveButton(event: MouseEvent): void {
    const button = triggerOfButton(event.button);
    if (button === undefined) return;
    const candidates = bindingsOf(button);
    const pressed = findPressed(candidates, ({ trigger }) => trigger, button, modifiersOfEvent(event));
    if (event.type === 'mouseup') merger.release('window', button);
    else if (pressed !== undefined) merger.press('window', pressed);
    // The back and forward buttons would leave the page; the middle one would scroll it.
    if (candidates.length > 0) event.preventDefault();
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
