import { useEffect, useState } from 'react';
import { isSameKey, type Binding, type Trigger, type VoiceAction } from '../../../../shared/model/keys/bindings.ts';
import { findPressed } from '../../../../shared/model/keys/presses.ts';
import { isTextEntry, stepsBy } from '../../../ui/controls/text-entry.ts';
import { triggersOf } from './bindings.ts';
import { modifiersOfEvent, triggerOfButton, writesText } from './trigger.ts';

/**
 * Returns whether a key or mouse button of an action is held in this window, to try it outside of a lobby. Meanwhile it
 * does nothing else in the window, unless it writes text or moves a slider. `isOn`: false while a key is recorded.
 */
export function useKeyHeld(bindings: readonly Binding[], action: VoiceAction, isOn: boolean): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    const stop = new AbortController();
    follow(triggersOf(bindings, action), setHeld, { signal: stop.signal, capture: true });
    return () => {
      stop.abort();
      setHeld(false);
    };
  }, [bindings, action, isOn]);
  return isHeld;
}

function follow(
  triggers: readonly Trigger[],
  setHeld: (isHeld: boolean) => void,
  options: AddEventListenerOptions,
): void {
  /** Follows a press or release of `key`; without one that is bound, the event means something else. */
  const take = (event: KeyboardEvent | MouseEvent, key: Trigger, isDown: boolean): void => {
    const pressed = findPressed(triggers, (trigger) => trigger, key, modifiersOfEvent(event));
    if (isDown ? pressed === undefined : !triggers.some((trigger) => isSameKey(trigger, key))) return;
    if (!(event instanceof KeyboardEvent && stepsBy(event.target, event.code))) event.preventDefault();
    setHeld(isDown);
  };
  const takeKey = (event: KeyboardEvent): void => {
    const key: Trigger = { device: 'keyboard', code: event.code };
    if (isTextEntry(event.target) && writesText(key, modifiersOfEvent(event), event.key)) return;
    take(event, key, event.type === 'keydown');
  };
  const takeButton = (event: MouseEvent): void => {
    const button = triggerOfButton(event.button);
    if (button !== undefined) take(event, button, event.type === 'mousedown');
  };
  window.addEventListener('keydown', takeKey, options);
  window.addEventListener('keyup', takeKey, options);
  window.addEventListener('mousedown', takeButton, options);
  window.addEventListener('mouseup', takeButton, options);
  window.addEventListener('blur', () => setHeld(false), options);
}
