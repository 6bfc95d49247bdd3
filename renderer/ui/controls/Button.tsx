import type { MouseEvent, ReactNode } from 'react';
import { Spinner } from '../icons/Spinner.tsx';
import './button.css';

interface Props {
  readonly children: ReactNode;
  /** `primary` at most once on a screen; `danger` ends something. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'small' | 'medium' | 'large';
  readonly type?: 'button' | 'submit';
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  /** Shows that its action is in progress, and ignores clicks until it ends. It keeps the focus and its width. */
  readonly isBusy?: boolean;
  /** Other labels that it can have: it keeps room for them, so that its width stays. */
  readonly otherLabels?: readonly string[];
  /** Whether it has the focus when it appears. */
  readonly hasFocus?: boolean;
  readonly onClick?: () => void;
}

export function Button({
  children,
  variant = 'secondary',
  size = 'medium',
  type = 'button',
  icon,
  isDisabled = false,
  isBusy = false,
  otherLabels = [],
  hasFocus = false,
  onClick,
}: Props): ReactNode {
  return (
    <button
      className={`button button-${variant}`}
      type={type}
      data-size={size}
      autoFocus={hasFocus}
      // A disabled button would lose the focus.
      disabled={isDisabled && !isBusy}
      aria-disabled={isBusy}
      aria-busy={isBusy}
      onClick={isBusy ? ignore : onClick}
    >
      {isBusy ? <Spinner isAlone={icon === undefined} /> : icon}
      <span className="button-labels">
        <span>{children}</span>
        {otherLabels.map((label) => (
          <span key={label} aria-hidden="true">
            {label}
          </span>
        ))}
      </span>
    </button>
  );
}

/** Enter in a field of its form would submit it too. */
function ignore(event: MouseEvent): void {
  event.preventDefault();
}
