import { useEffect, useRef } from 'react';
import type { WindowApp } from '../../create-window-app.ts';

/** Shows text when a message is begun, by a key or from a menu, while something else shows. */
export function useTextWishes(app: WindowApp, isShown: boolean, show: () => void): void {
  const latest = useRef({ isShown, show });
  useEffect(() => {
    latest.current = { isShown, show };
  });
  useEffect(
    () =>
      app.text.store.subscribe(({ focusWishes }, before) => {
        if (focusWishes > before.focusWishes && !latest.current.isShown) latest.current.show();
      }),
    [app],
  );
}
