import type { ReactNode } from 'react';
import './switch.css';

interface Props {
  readonly label: string;
  readonly detail?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ label, detail, isOn, onChange }: Props): ReactNode {
  return (
    <label className="switch" data-label={label}>
      <span className="switch-text">
        {label}
        {detail !== undefined && <span className="switch-detail">{detail}</span>}
      </span>
      <input type="checkbox" role="switch" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span className="switch-track" aria-hidden="true" />
    </label>
  );
}
