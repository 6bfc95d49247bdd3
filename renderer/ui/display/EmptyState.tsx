import type { ReactNode } from 'react';
import './empty-state.css';

interface Props {
  readonly icon?: ReactNode;
  /** The future content of this place, in one sentence. */
  readonly children: ReactNode;
  /** The action that brings it. */
  readonly action?: ReactNode;
}

/** Stands where a list or a page has no content yet. */
export function EmptyState({ icon, children, action }: Props): ReactNode {
  return (
    <div className="empty-state">
      {icon !== undefined && <span className="empty-state-icon">{icon}</span>}
      <p>{children}</p>
      {action}
    </div>
  );
}
