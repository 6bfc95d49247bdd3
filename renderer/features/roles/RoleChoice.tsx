import type { ReactNode } from 'react';
import { Select } from '../../ui/controls/Select.tsx';

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
  // A list has no value for null: the places do.
  const places = options.map((option, index) => ({ value: String(index), label: option.label }));
  return (
    <Select
      label={label}
      isDisabled={isDisabled}
      value={String(options.findIndex((option) => option.value === value))}
      options={places}
      onChange={(place) => {
        const chosen = options[Number(place)];
        if (chosen !== undefined) onChange(chosen.value);
      }}
    />
  );
}
