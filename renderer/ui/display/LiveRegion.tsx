import type { ReactNode } from 'react';

/** Announces changes to screen readers, invisibly. */
export function LiveRegion({ message }: { readonly message: string }): ReactNode {
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {message}
    </div>
  );
}
