import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './Field.tsx';

interface Props {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: number;
  /** The unit shown after the number: "m". */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step?: number | 'any';
  /** Called only with numbers within the range. */
  readonly onChange: (value: number) => void;
}

/** Edits a number with its unit. Typed text stays as it is until it is a valid number in range. */
export function NumberField({ label, hint, value, unit, min, max, step = 'any', onChange }: Props): ReactNode {
  const { t } = useTranslation('common');
  const [text, setText] = useState(String(value));
  // A number that went back to what it was must not do so without a word.
  const [wasRefused, setRefused] = useState(false);
  useEffect(() => setText((before) => (Number(before) === value && before !== '' ? before : String(value))), [value]);
  const isFitting = (typed: string): boolean => typed.trim() !== '' && Number(typed) >= min && Number(typed) <= max;
  return (
    <Field
      label={`${label} (${unit})`}
      findAs={label}
      hint={hint}
      error={isFitting(text) && !wasRefused ? null : t('numberRange', { min, max, unit })}
    >
      {(control) => (
        <input
          className="input"
          {...control}
          type="number"
          inputMode="decimal"
          min={min}
          max={max}
          step={step}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setRefused(false);
            if (isFitting(event.target.value)) onChange(Number(event.target.value));
          }}
          onBlur={() => {
            if (isFitting(text)) return setRefused(false);
            setText(String(value));
            setRefused(true);
          }}
        />
      )}
    </Field>
  );
}
