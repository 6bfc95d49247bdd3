import type { Trigger } from '../../../../shared/model/keys/bindings.ts';
import { triggerOfButton } from './uiohook-keys.ts';

/** Kinds of libuiohook's events. All others (movements, clicks, wheel) are ignored. */
const KEY_PRESSED = 4;
const KEY_RELEASED = 5;
const BUTTON_PRESSED = 7;
const BUTTON_RELEASED = 8;

export interface RawInput {
  readonly trigger: Trigger;
  readonly isDown: boolean;
}

/**
 * Parses an event of the hook; undefined for anything but a key or a button that can be bound. `nameless` = a key that
 * `triggerOfKey` does not know.
 */
export function readRawEvent(
  event: unknown,
  triggerOfKey: (keycode: number) => Trigger | undefined,
): RawInput | 'nameless' | undefined {
  if (typeof event !== 'object' || event === null) return undefined;
  const { type, keycode, button } = event as {
    readonly type?: unknown;
    readonly keycode?: unknown;
    readonly button?: unknown;
  };
  if ((type === KEY_PRESSED || type === KEY_RELEASED) && typeof keycode === 'number')
    return input(triggerOfKey(keycode), type === KEY_PRESSED) ?? 'nameless';
  if ((type === BUTTON_PRESSED || type === BUTTON_RELEASED) && typeof button === 'number')
    return input(triggerOfButton(button), type === BUTTON_PRESSED);
  return undefined;
}

function input(trigger: Trigger | undefined, isDown: boolean): RawInput | undefined {
  return trigger === undefined ? undefined : { trigger, isDown };
}
