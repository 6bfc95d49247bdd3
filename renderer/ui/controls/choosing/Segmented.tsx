import { useId, type ReactNode } from 'react';
import './segmented.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly detail?: string }[];
  readonly onChange: (value: Value) => void;
}

/** Chooses one of a few options, all visible. */
export function Segmented<Value extends string>({ label, value, options, onChange }: Props<Value>): ReactNode {
  const name = useId();
  return (
    <fieldset className="segmented-field" data-label={label}>
      <legend className="field-label">{label}</legend>
      <div className="segmented">
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className="segment-label">{option.label}</span>
            {option.detail !== undefined && <span className="segment-detail">{option.detail}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
