import type { Trigger } from '../../../shared/model/bindings.ts';
import { triggerOfButton } from './trigger.ts';

/**
 * Reports every key and mouse button pressed in this window, null for Escape, and keeps them from doing anything else.
 * The returned function ends that, once the keys held then are released.
 */
export function recordInWindow(onTrigger: (trigger: Trigger | null) => void): () => void {
  const stop = new AbortController();
  const swallowing = new AbortController();
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener(
    'keydown',
    (event) => {
      swallow(event);
      if (!event.repeat) onTrigger(event.code === 'Escape' ? null : { device: 'keyboard', code: event.code });
    },
    { capture: true, signal: stop.signal },
  );
  window.addEventListener(
    'mousedown',
    (event) => {
      const trigger = triggerOfButton(event.button);
      if (trigger === undefined) return;
      swallow(event);
      onTrigger(trigger);
    },
    { capture: true, signal: stop.signal },
  );
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
