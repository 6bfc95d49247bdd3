import type { ReactNode } from 'react';
import './status-button.css';

interface Props {
  readonly icon: ReactNode;
  /** `plain`: nothing is known to be wrong. */
  readonly tone: 'plain' | 'good' | 'warn' | 'danger';
  readonly children: ReactNode;
  readonly onClick: () => void;
}

/** Says in one line how something is; a click leads to what changes it. */
export function StatusButton({ icon, tone, children, onClick }: Props): ReactNode {
  return (
    <button className="status-button" type="button" data-tone={tone} onClick={onClick}>
      <span className="status-button-icon">{icon}</span>
      <span className="status-button-text">{children}</span>
    </button>
  );
}
