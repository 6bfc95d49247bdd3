import type { ReactNode } from 'react';
import './spinner.css';

/**
 * Turns in a button while its action is in progress, in the place of its icon. `isAlone`: the button has none, and the
 * spinner lies over the label that follows it.
 */
export function Spinner({ isAlone }: { readonly isAlone: boolean }): ReactNode {
  return <span className="spinner" data-alone={isAlone} aria-hidden="true" />;
}
