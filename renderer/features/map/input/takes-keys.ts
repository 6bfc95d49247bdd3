import { isTextEntry } from '../../../ui/controls/text-entry.ts';

/** What a click gave the focus; a key that is pressed there later makes it look as if the keyboard had. */
let clicked: EventTarget | null = null;

/** Notes what gets the focus by a click, for `takesKeys`. Returns a function that stops. */
export function watchClickedFocus(): () => void {
  const onFocus = ({ target }: FocusEvent): void => {
    clicked = target instanceof Element && target.matches(':focus-visible') ? null : target;
  };
  document.addEventListener('focusin', onFocus);
  return () => {
    document.removeEventListener('focusin', onFocus);
    clicked = null;
  };
}

/**
 * Returns whether keys pressed on the event's target are for the target and not for the map: it enters text, is part of
 * a menu, or is a control that the keyboard has reached. A click leaves its button the focus, but means the pointer.
 */
export function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target === document.body) return false;
  if (isTextEntry(target) || target.closest('[popover]') !== null) return true;
  return target.tabIndex >= 0 && target !== clicked && !isMap(target);
}

/** Returns whether the target is the list of players that lies over the map. */
function isMap(target: HTMLElement): boolean {
  return target.classList.contains('map-picker');
}
