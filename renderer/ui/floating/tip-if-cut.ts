import type { PointerEvent } from 'react';

/** Gives an element its whole text as a tip while there is no room for it; for `onPointerEnter`. */
export function tipIfCut({ currentTarget }: PointerEvent<HTMLElement>): void {
  if (currentTarget.scrollWidth > currentTarget.clientWidth) currentTarget.dataset['tip'] = currentTarget.innerText;
  else delete currentTarget.dataset['tip'];
}
