import { useSyncExternalStore } from 'react';

/** A device whose only pointer is a finger, as phones are: nobody knows of a keyboard. */
export const TOUCH_ONLY = '(hover: none) and (pointer: coarse)';

/** Returns whether the window fits a media query, now and after every change. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
    // Without a window, as in tests that render to text.
    () => false,
  );
}
