import type { ReactNode } from 'react';
import { Field } from './Field.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: ReactNode;
  readonly onChange: (value: string) => void;
}

export function SelectField({ label, value, options, hint, onChange }: Props): ReactNode {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <select className="input" {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
