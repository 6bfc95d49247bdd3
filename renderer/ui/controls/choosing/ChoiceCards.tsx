import { useId, type ReactNode } from 'react';
import './choice-cards.css';

interface Props<Value extends string> {
  readonly label: string;
  /** The chosen one; null = none of them. */
  readonly value: Value | null;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    readonly detail?: string;
    /** A picture of the choice, above the label. */
    readonly picture?: ReactNode;
    /** A word beside the label, such as "modified". */
    readonly badge?: string | null;
    /** A button for something else than choosing it, in its corner. */
    readonly action?: ReactNode;
  }[];
  readonly isDisabled?: boolean;
  readonly onChange: (value: Value) => void;
}

/** Chooses one of some options that need a sentence or a picture. */
export function ChoiceCards<Value extends string>({
  label,
  value,
  options,
  isDisabled = false,
  onChange,
}: Props<Value>): ReactNode {
  const name = useId();
  return (
    <fieldset className="choice-cards" disabled={isDisabled} data-label={label}>
      <legend className="field-label">{label}</legend>
      <div className="choice-cards-row">
        {options.map((option) => (
          <div key={option.value} className="choice-card-cell" data-has-action={option.action !== undefined}>
            <label className="choice-card">
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={option.value === value}
                onChange={() => onChange(option.value)}
              />
              {option.picture !== undefined && <span className="choice-card-picture">{option.picture}</span>}
              <span className="choice-card-label">
                {option.label}
                {option.badge !== undefined && option.badge !== null && <span className="badge">{option.badge}</span>}
              </span>
              {option.detail !== undefined && <span className="choice-card-detail">{option.detail}</span>}
            </label>
            {option.action !== undefined && <div className="choice-card-action">{option.action}</div>}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
