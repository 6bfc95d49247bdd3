import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DISTANCE_LAWS, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { LAW_PRESET_IDS, LAW_PRESETS } from '../../../../shared/spatial/law-presets.ts';
import { Field } from '../../../ui/controls/Field.tsx';
import { NumberField } from '../../../ui/controls/NumberField.tsx';
import { SelectField } from '../../../ui/controls/SelectField.tsx';
import { LAW_NAMES } from '../words/law-names.ts';
import { findLawPreset } from '../known-sets.ts';
import { formatCurve, parseCurve, stretchCurve } from './curve-points.ts';
import './editor.css';

interface Props {
  readonly rules: HearingRules;
  readonly onEdit: (change: Partial<HearingRules>) => void;
}

const MAX_METRES = 100_000;
const MAX_OFFSET_METRES = 100;
/** The choice that stands for the distances of no program. */
const NO_PROGRAM = 'none';

/** Edits how loudness falls with distance. */
export function DistanceEditor({ rules, onEdit }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const { law, maxMetres } = rules;
  const setLaw = (next: HearingRules['law']): void =>
    onEdit({ law: next, ...(next === 'curve' ? { curve: stretchCurve(rules.curve, maxMetres) } : {}) });
  const isByDistance = law !== 'flat';
  return (
    <>
      <ProgramField rules={rules} onEdit={onEdit} />
      <SelectField
        label={t('editor.law')}
        value={law}
        options={DISTANCE_LAWS.map((value) => ({ value, label: t(`editor.laws.${value}`) }))}
        onChange={setLaw}
      />
      {isByDistance && <LimitFields rules={rules} onEdit={onEdit} />}
      {law === 'curve' && (
        <CurveField
          key={formatCurve(rules.curve)}
          curve={rules.curve}
          onChange={(curve) => onEdit({ curve, maxMetres: curve.at(-1)?.[0] ?? maxMetres })}
        />
      )}
      {isByDistance && <StrengthFields rules={rules} onEdit={onEdit} />}
    </>
  );
}

/** Sets the distances of another voice program. */
function ProgramField({ rules, onEdit }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const program = findLawPreset(rules);
  return (
    <SelectField
      label={t('editor.distancesAs')}
      value={program ?? NO_PROGRAM}
      options={[
        ...(program === undefined ? [{ value: NO_PROGRAM, label: t('editor.noProgram') } as const] : []),
        ...LAW_PRESET_IDS.map((id) => ({ value: id, label: LAW_NAMES[id] })),
      ]}
      onChange={(id) => {
        if (id !== NO_PROGRAM) onEdit(LAW_PRESETS[id]);
      }}
    />
  );
}

/** The distances and gains at which the attenuation curve begins and ends. */
function LimitFields({ rules, onEdit }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const { law, minMetres, maxMetres, edgeDb, floorGain, offsetMetres } = rules;
  const setMaximum = (metres: number): void =>
    onEdit({ maxMetres: metres, ...(law === 'curve' ? { curve: stretchCurve(rules.curve, metres) } : {}) });
  return (
    <div className="rules-pair">
      {law !== 'curve' && (
        <NumberField
          label={t('editor.fullUpTo')}
          unit={t('editor.metres')}
          min={0}
          max={MAX_METRES}
          value={minMetres}
          onChange={(metres) => onEdit({ minMetres: metres })}
        />
      )}
      <NumberField
        label={t('editor.endsAt')}
        unit={t('editor.metres')}
        min={0.1}
        max={MAX_METRES}
        value={maxMetres}
        onChange={setMaximum}
      />
      {law === 'exponential' && (
        <NumberField
          label={t('editor.beforeEnd')}
          unit={t('editor.decibels')}
          min={-120}
          max={-1}
          value={edgeDb}
          onChange={(next) => onEdit({ edgeDb: next })}
        />
      )}
      <NumberField
        label={t('editor.neverBelow')}
        unit={t('editor.percent')}
        min={0}
        max={100}
        value={Math.round(1_000 * floorGain) / 10}
        onChange={(percent) => onEdit({ floorGain: percent / 100 })}
      />
      <NumberField
        label={t('editor.offset')}
        unit={t('editor.metres')}
        min={0}
        max={MAX_OFFSET_METRES}
        value={offsetMetres}
        hint={t('editor.offsetHint')}
        onChange={(metres) => onEdit({ offsetMetres: metres })}
      />
    </div>
  );
}

/** How far a whisper and a shout carry, compared with a normal voice. */
function StrengthFields({ rules: { strengths }, onEdit }: Props): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <div className="rules-pair">
      <NumberField
        label={t('editor.whisperCarries')}
        unit={t('editor.timesAsFar')}
        min={0}
        max={10}
        value={strengths.whisper}
        hint={t('editor.noWhisper')}
        onChange={(whisper) => onEdit({ strengths: { ...strengths, whisper } })}
      />
      <NumberField
        label={t('editor.shoutCarries')}
        unit={t('editor.timesAsFar')}
        min={0}
        max={10}
        value={strengths.shout}
        hint={t('editor.noShout')}
        onChange={(shout) => onEdit({ strengths: { ...strengths, shout } })}
      />
    </div>
  );
}

interface CurveFieldProps {
  readonly curve: HearingRules['curve'];
  readonly onChange: (curve: HearingRules['curve']) => void;
}

/** Edits the points as text and applies them when the field loses the focus. */
function CurveField({ curve, onChange }: CurveFieldProps): ReactNode {
  const { t } = useTranslation('rules');
  const [text, setText] = useState(formatCurve(curve));
  const parsed = parseCurve(text);
  return (
    <Field
      label={t('editor.points')}
      hint={t('editor.pointsHint')}
      error={parsed === undefined ? t('editor.pointsProblem') : null}
    >
      {(control) => (
        <input
          className="input"
          {...control}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            if (parsed !== undefined && formatCurve(parsed) !== formatCurve(curve)) onChange(parsed);
          }}
        />
      )}
    </Field>
  );
}
