import { topDialog } from '../display/dialog/open-dialogs.ts';

/** The last places of the focus: more are never all gone at once, or the whole screen is another. */
const MOST_PLACES = 12;

const USABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * Gives the focus a new place when the element that has it is removed or disabled; otherwise the keyboard would start
 * at the top of the page. It goes back to where it was before, or else to the heading of the dialog or the screen. A
 * focus that a press elsewhere gave up stays given up. Returns a function that stops.
 */
export function keepFocus(): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  let places: readonly HTMLElement[] = [];
  let isHeld = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const check = (): void => {
    timer = undefined;
    if (!isHeld || !isLost(document.activeElement)) return;
    isHeld = false;
    (newPlace(places) ?? headingOf(scope()))?.focus();
  };
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      isHeld = true;
      places = [...places.filter((place) => place !== target && place.isConnected), target].slice(-MOST_PLACES);
    },
    options,
  );
  document.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (!(target instanceof Element) || target.closest(USABLE) === null) isHeld = false;
    },
    options,
  );
  // Effects that move the focus on purpose come first.
  const watch = new MutationObserver(() => {
    if (isHeld && isLost(document.activeElement)) timer ??= setTimeout(check);
  });
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] });
  return () => {
    clearTimeout(timer);
    watch.disconnect();
    stop.abort();
  };
}

function isLost(active: Element | null): boolean {
  return active === null || active === document.body || active.matches(':disabled');
}

/** Returns what can be used now: the topmost modal dialog, or the page. */
function scope(): HTMLElement {
  return topDialog() ?? document.body;
}

function newPlace(places: readonly HTMLElement[]): HTMLElement | undefined {
  const within = scope();
  return places.findLast(
    (place) =>
      place.isConnected &&
      within.contains(place) &&
      !place.matches(':disabled') &&
      place.closest('[inert]') === null &&
      place.checkVisibility({ visibilityProperty: true }),
  );
}

/** Returns the title of a dialog or a screen, able to have the focus. */
function headingOf(within: HTMLElement): HTMLElement | undefined {
  const heading = within.querySelector<HTMLElement>('h1') ?? within.querySelector<HTMLElement>('h2') ?? undefined;
  if (heading !== undefined) heading.tabIndex = -1;
  return heading;
}
