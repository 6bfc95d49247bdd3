import type { ReactNode } from 'react';
import './button.css';

interface Props {
  /** Said by screen readers and shown on hovering. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Makes it a switch that is on or off. */
  readonly isPressed?: boolean;
  readonly tone?: 'plain' | 'danger';
  readonly onClick: () => void;
}

export function IconButton({ label, icon, isPressed, tone = 'plain', onClick }: Props): ReactNode {
  return (
    <button
      className={`icon-button icon-button-${tone}`}
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}
