import type { MouseEvent, ReactNode } from 'react';
import './button.css';

interface Props {
  /** The label for screen readers. With `isPressed`, it stays the same in both states. */
  readonly label: string;
  /** The tip that shows for the pointer and the keyboard; the label, if not given. */
  readonly tip?: string;
  readonly icon: ReactNode;
  /** The key that does the same, which the tip shows too. */
  readonly keyName?: string | null;
  /** Makes the button a switch that is on or off. */
  readonly isPressed?: boolean;
  /** `danger`: what is off while it is pressed. */
  readonly tone?: 'plain' | 'danger';
  /** Why it cannot be used now, which its tip and screen readers say: it keeps the focus. null = it can. */
  readonly reason?: string | null;
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void;
}

export function IconButton({
  label,
  tip = label,
  icon,
  keyName = null,
  isPressed,
  tone = 'plain',
  reason = null,
  onClick,
}: Props): ReactNode {
  return (
    <button
      className={`icon-button icon-button-${tone}`}
      type="button"
      aria-label={label}
      data-tip={reason ?? (keyName === null ? tip : `${tip} · ${keyName}`)}
      aria-description={reason ?? undefined}
      aria-disabled={reason === null ? undefined : true}
      aria-pressed={isPressed}
      onClick={reason === null ? onClick : undefined}
    >
      {icon}
    </button>
  );
}
