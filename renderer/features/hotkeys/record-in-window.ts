import type { Trigger } from '../../../shared/model/keys/bindings.ts';
import { CombinationReader, withModifiers } from '../../../shared/model/keys/presses.ts';
import { modifiersOfEvent, triggerOfButton } from './triggers/trigger.ts';
import { watchGamepads } from './watch-gamepads.ts';

/**
 * What was pressed: `unsupported` = a button of a gamepad, the wheel to a side, or a mouse button that cannot be bound;
 * null = Escape.
 */
export type WindowPress = Trigger | 'unsupported' | null;

/**
 * Reports the combinations of keys and mouse buttons pressed in this window, and keeps them from doing anything else.
 * The returned function ends that, once the keys held then are released.
 */
export function recordInWindow(onTrigger: (press: WindowPress) => void): () => void {
  const stop = new AbortController();
  const swallowing = new AbortController();
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const combination = new CombinationReader();
  const readKey = (event: KeyboardEvent): void => {
    swallow(event);
    if (event.repeat) return;
    if (event.code === 'Escape') return event.type === 'keydown' ? onTrigger(null) : undefined;
    const key: Trigger = { device: 'keyboard', code: event.code };
    const pressed = combination.read(key, event.type === 'keydown', modifiersOfEvent(event));
    if (pressed !== undefined) onTrigger(pressed);
  };
  window.addEventListener('keydown', readKey, { capture: true, signal: stop.signal });
  window.addEventListener('keyup', readKey, { capture: true, signal: stop.signal });
  window.addEventListener(
    'mousedown',
    (event) => {
      const button = triggerOfButton(event.button);
      // Left and right operate the window, so that you can cancel.
      if (button === undefined && event.button <= 2) return;
      swallow(event);
      onTrigger(button === undefined ? 'unsupported' : withModifiers(button, modifiersOfEvent(event)));
    },
    { capture: true, signal: stop.signal },
  );
  // A wheel that tilts is a pair of buttons to its owner. Rolling it still scrolls.
  window.addEventListener(
    'wheel',
    ({ deltaX, deltaY }) => {
      if (deltaX !== 0 && deltaY === 0) onTrigger('unsupported');
    },
    { capture: true, passive: true, signal: stop.signal },
  );
  watchGamepads(() => onTrigger('unsupported'), stop.signal);
  // The release of the recorded key would click the focused button, or leave the page.
  window.addEventListener('keyup', swallow, { capture: true, signal: swallowing.signal });
  window.addEventListener(
    'mouseup',
    (event) => {
      if (triggerOfButton(event.button) !== undefined) swallow(event);
    },
    { capture: true, signal: swallowing.signal },
  );
  return () => {
    stop.abort();
    for (const type of ['keyup', 'mouseup', 'keydown', 'mousedown', 'blur']) {
      window.addEventListener(type, () => setTimeout(() => swallowing.abort()), {
        capture: true,
        once: true,
        signal: swallowing.signal,
      });
    }
  };
}
