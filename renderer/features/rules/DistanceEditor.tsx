import { useState, type ReactNode } from 'react';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { Field } from '../../ui/Field.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { formatCurve, parseCurve, stretchCurve } from './curve-points.ts';
import { GainCurve } from './GainCurve.tsx';

interface Props {
  readonly rules: HearingRules;
  readonly onEdit: (change: Partial<HearingRules>) => void;
}

const LAWS: readonly { readonly value: HearingRules['law']; readonly label: string }[] = [
  { value: 'linear', label: 'Linear: evenly to nothing' },
  { value: 'inverse', label: 'Inverse: as in the open air' },
  { value: 'exponential', label: 'Exponential: evenly to the ear' },
  { value: 'cubic', label: 'Cubic: quickly at first' },
  { value: 'curve', label: 'Curve: by points of your own' },
  { value: 'flat', label: 'Flat: not at all, as in a channel' },
];

const MAX_METRES = 100_000;

/** How loudness falls with distance, drawn as it is set. */
export function DistanceEditor({ rules, onEdit }: Props): ReactNode {
  const { law, minMetres, maxMetres, strengths } = rules;
  const setMaximum = (metres: number): void => onEdit({ maxMetres: metres, ...(law === 'curve' ? { curve: stretchCurve(rules.curve, metres) } : {}) });
  const setLaw = (next: HearingRules['law']): void => onEdit({ law: next, ...(next === 'curve' ? { curve: stretchCurve(rules.curve, maxMetres) } : {}) });
  const isByDistance = law !== 'flat';
  return (
    <>
      <GainCurve rules={rules} />
      <SelectField label="How loudness falls" value={law} options={LAWS} onChange={(next) => setLaw(next as HearingRules['law'])} />
      {isByDistance && (
        <div className="rules-pair">
          {law !== 'curve' && <NumberField label="Full loudness up to" unit="m" min={0} max={MAX_METRES} value={minMetres} onChange={(metres) => onEdit({ minMetres: metres })} />}
          <NumberField label="Ends at" unit="m" min={0.1} max={MAX_METRES} value={maxMetres} onChange={setMaximum} />
          {law === 'exponential' && <NumberField label="Just before the end" unit="dB" min={-120} max={-1} value={rules.edgeDb} onChange={(edgeDb) => onEdit({ edgeDb })} />}
          <NumberField label="Never below" unit="%" min={0} max={100} value={Math.round(1_000 * rules.floorGain) / 10} onChange={(percent) => onEdit({ floorGain: percent / 100 })} />
        </div>
      )}
      {law === 'curve' && <CurveField key={formatCurve(rules.curve)} curve={rules.curve} onChange={(curve) => onEdit({ curve, maxMetres: curve.at(-1)?.[0] ?? maxMetres })} />}
      {isByDistance && (
        <div className="rules-pair">
          <NumberField label="A whisper carries" unit="× as far" min={0} max={10} value={strengths.whisper} hint="0: nobody can whisper." onChange={(whisper) => onEdit({ strengths: { ...strengths, whisper } })} />
          <NumberField label="A shout carries" unit="× as far" min={0} max={10} value={strengths.shout} hint="0: nobody can shout." onChange={(shout) => onEdit({ strengths: { ...strengths, shout } })} />
        </div>
      )}
    </>
  );
}

interface CurveFieldProps {
  readonly curve: HearingRules['curve'];
  readonly onChange: (curve: HearingRules['curve']) => void;
}

/** Points as text, taken when the person leaves the field. */
function CurveField({ curve, onChange }: CurveFieldProps): ReactNode {
  const [text, setText] = useState(formatCurve(curve));
  const parsed = parseCurve(text);
  return (
    <Field label="Points of the curve" hint="Distance and loudness, from 0 m on." error={parsed === undefined ? 'Write at least two points as “0 m 100 %, 30 m 0 %”.' : null}>
      {(control) => (
        <input className="input" {...control} autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} onBlur={() => {
          if (parsed !== undefined && formatCurve(parsed) !== formatCurve(curve)) onChange(parsed);
        }} />
      )}
    </Field>
  );
}
