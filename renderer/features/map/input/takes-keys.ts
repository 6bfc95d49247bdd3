import { isStepper, isTextEntry } from '../../../ui/controls/text-entry.ts';

/** What got the focus by a click, or back by Escape; a key pressed there makes it look as if Tab had reached it. */
let unsought: EventTarget | null = null;

/** Notes what gets the focus by a click, or back by Escape, for `takesKeys`. Returns a function that stops. */
export function watchUnsoughtFocus(): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  let isEscape = false;
  // What closes at Escape stops the event at the document.
  window.addEventListener('keydown', ({ key }) => (isEscape = key === 'Escape'), options);
  window.addEventListener('pointerdown', () => (isEscape = false), options);
  document.addEventListener(
    'focusin',
    ({ target }) => {
      const isSought = target instanceof Element && target.matches(':focus-visible') && !isEscape;
      unsought = isSought ? null : target;
    },
    options,
  );
  return () => {
    stop.abort();
    unsought = null;
  };
}

/**
 * Returns whether arrow keys pressed on the event's target are for the target and not for the map: it enters text, has
 * values to step through, is part of a menu, or is a control that the keyboard has reached. A click, or a menu that
 * closes at Escape, leaves a button the focus, but means the map.
 */
export function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || target === document.body) return false;
  if (isTextEntry(target) || isStepper(target) || isInPopover(target)) return true;
  return target.tabIndex >= 0 && target !== unsought && !isMap(target);
}

/**
 * Returns whether letters and signs pressed on the event's target are for the target and not for the map: it enters
 * text, finds an entry of a list by its letters, or is part of a menu. Buttons, sliders and radio buttons use none.
 */
export function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return isTextEntry(target) || target instanceof HTMLSelectElement || isInPopover(target);
}

function isInPopover(target: HTMLElement): boolean {
  return target.closest('[popover]') !== null;
}

/** Returns whether the target is the list of players that lies over the map. */
function isMap(target: HTMLElement): boolean {
  return target.classList.contains('map-picker');
}
