import type { ReactNode } from 'react';

/** Tells screen readers what changed, without being seen. */
export function LiveRegion({ message }: { readonly message: string }): ReactNode {
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {message}
    </div>
  );
}
