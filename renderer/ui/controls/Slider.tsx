import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import './slider.css';

interface Props {
  readonly label: string;
  /** The value in words with its unit: shown next to the label, and read out. */
  readonly valueText: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly hint?: ReactNode;
  readonly isDisabled?: boolean;
  readonly onChange: (value: number) => void;
}

/** A slider, for values that you find by trying rather than by knowing the number. */
export function Slider({
  label,
  valueText,
  value,
  min,
  max,
  step,
  hint,
  isDisabled = false,
  onChange,
}: Props): ReactNode {
  return (
    <div className="slider">
      <Field label={label} hint={hint}>
        {(control) => (
          <input
            className="slider-input"
            {...control}
            type="range"
            min={min}
            max={max}
            step={step}
            value={value}
            disabled={isDisabled}
            aria-valuetext={valueText}
            onChange={(event) => onChange(Number(event.target.value))}
          />
        )}
      </Field>
      <output className="slider-value" aria-hidden="true">
        {valueText}
      </output>
    </div>
  );
}
