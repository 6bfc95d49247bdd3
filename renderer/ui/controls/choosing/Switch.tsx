import type { ReactNode } from 'react';
import './switch.css';

interface Props {
  readonly label: string;
  readonly detail?: string;
  /** Whether `detail` says what keeps it from being turned on. */
  readonly isTrouble?: boolean;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ label, detail, isTrouble = false, isOn, onChange }: Props): ReactNode {
  return (
    <label className="switch" data-label={label}>
      <span className="switch-text">
        {label}
        {detail !== undefined && (
          <span className="switch-detail" data-trouble={isTrouble} role={isTrouble ? 'alert' : undefined}>
            {detail}
          </span>
        )}
      </span>
      <input type="checkbox" role="switch" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span className="switch-track" aria-hidden="true" />
    </label>
  );
}
