import type { ReactNode } from 'react';
import './drop-hint.css';

/** Says over the whole window what it takes, while that is held over it. */
export function DropHint({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="drop-hint">{children}</div>;
}
