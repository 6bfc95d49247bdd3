import type { ReactNode } from 'react';
import './choices.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly tip?: string | undefined }[];
  readonly isDisabled?: boolean;
  readonly onChange: (value: Value) => void;
}

/** Chooses one of a few in little room. They are buttons, so that walking and talking keys still work after a click. */
export function Choices<Value extends string>({
  label,
  value,
  options,
  isDisabled = false,
  onChange,
}: Props<Value>): ReactNode {
  return (
    <div className="choices" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          className="choice"
          type="button"
          aria-pressed={option.value === value}
          data-tip={option.tip}
          disabled={isDisabled}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
