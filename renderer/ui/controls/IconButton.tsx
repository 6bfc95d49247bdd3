import type { ReactNode } from 'react';
import './button.css';

interface Props {
  /** The label for screen readers, also the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** Makes the button a switch that is on or off. */
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
