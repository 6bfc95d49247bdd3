import type { ReactNode } from 'react';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  /** null = what the player's own game reports. */
  readonly options: readonly { readonly value: Value | null; readonly label: string }[];
  readonly isDisabled: boolean;
  readonly onChange: (value: Value | null) => void;
}

/** A list of teams or states, whose label is only for screen readers. */
export function RoleChoice<Value extends string>({
  label,
  value,
  options,
  isDisabled,
  onChange,
}: Props<Value>): ReactNode {
  return (
    <select
      className="input"
      aria-label={label}
      disabled={isDisabled}
      value={options.findIndex((option) => option.value === value)}
      onChange={({ target }) => {
        const chosen = options[target.selectedIndex];
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option, index) => (
        <option key={option.value ?? ' '} value={index}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
