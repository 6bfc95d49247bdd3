import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import { Select } from './Select.tsx';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly hint?: ReactNode;
  readonly onChange: (value: Value) => void;
}

/** Chooses one of many options, in a list that opens. */
export function SelectField<Value extends string>({ label, value, options, hint, onChange }: Props<Value>): ReactNode {
  return (
    <Field label={label} hint={hint}>
      {(control) => <Select {...control} value={value} options={options} onChange={onChange} />}
    </Field>
  );
}
