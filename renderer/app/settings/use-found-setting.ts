import { useEffect, useRef, type RefObject } from 'react';

/** How long a setting is marked after a search led to it. */
const MARKED_MS = 2_000;

/** A setting to show; a new object shows it again. */
export interface FoundSetting {
  /** What it is called on the page, best first: the next one replaces what is not there. Empty = show nothing. */
  readonly labels: readonly string[];
  /** Whether it is only shown while you type in the search, which keeps the focus. */
  readonly isPreview?: boolean;
}

/**
 * Scrolls to a setting on the page inside `ref`, gives its control the focus, and marks it for two seconds. A preview
 * stays marked and takes no focus.
 */
export function useFoundSetting(found: FoundSetting): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = findIn(page.current, found.labels);
    if (element === undefined) return undefined;
    element.closest('details')?.setAttribute('open', '');
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollIntoView({ block: 'start', behavior: isStill || found.isPreview === true ? 'auto' : 'smooth' });
    element.dataset['found'] = 'true';
    const unmark = (): void => void delete element.dataset['found'];
    if (found.isPreview === true) return unmark;
    controlOf(element).focus({ preventScroll: true });
    const timer = setTimeout(unmark, MARKED_MS);
    return () => {
      clearTimeout(timer);
      unmark();
    };
  }, [found]);
  return page;
}

function findIn(page: HTMLElement | null, labels: readonly string[]): HTMLElement | undefined {
  for (const label of labels) {
    const element = page?.querySelector<HTMLElement>(`[data-label="${CSS.escape(label)}"]`);
    if (element != null) return element;
  }
  return undefined;
}

/** Neither deletes anything at the next press of Enter. */
const CONTROLS = 'input:checked, input:not(:disabled), select, textarea, button:not(:disabled, [data-removes])';

/** Returns what the keyboard uses of a setting: its control, or else the setting itself, as with a whole section. */
function controlOf(setting: HTMLElement): HTMLElement {
  const main = setting.querySelector<HTMLElement>('[data-is-main]');
  const control = main ?? (setting.tagName === 'SECTION' ? null : setting.querySelector<HTMLElement>(CONTROLS));
  if (control !== null) return control;
  setting.tabIndex = -1;
  return setting;
}
