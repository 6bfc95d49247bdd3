import type { ReactNode } from 'react';
import type { FieldControl } from './Field.tsx';
import './select.css';

interface Props<Value extends string> extends Partial<FieldControl> {
  /** Its name for screen readers, if no field labels it. */
  readonly label?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly isDisabled?: boolean;
  /** What its choice means, for styles. */
  readonly mode?: string;
  readonly onChange: (value: Value) => void;
}

/**
 * A list that opens. The choice shows whole, on several lines where it is narrow: the browser's own list would cut off
 * its end, and with it perhaps the meaning. So the box shows the choice, and the list lies over it, invisible.
 */
export function Select<Value extends string>(props: Props<Value>): ReactNode {
  const { label, value, options, isDisabled, mode, onChange, ...control } = props;
  const shown = options.find((option) => option.value === value)?.label;
  return (
    <span className="input select" data-shown={shown} data-mode={mode}>
      <select
        {...control}
        aria-label={label}
        disabled={isDisabled}
        value={value}
        onChange={({ target }) => {
          const chosen = options[target.selectedIndex];
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
