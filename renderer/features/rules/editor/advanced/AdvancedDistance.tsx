import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DISTANCE_LAWS, type DistanceLaw } from '../../../../../shared/spatial/hearing-rules.ts';
import { LAW_PRESET_IDS, LAW_PRESETS } from '../../../../../shared/spatial/law-presets.ts';
import { NumberField } from '../../../../ui/controls/NumberField.tsx';
import { SelectField } from '../../../../ui/controls/SelectField.tsx';
import { LAW_NAMES } from '../../words/law-names.ts';
import { findLawPreset } from '../../known-sets.ts';
import type { EditProps } from '../edit-props.ts';
import { formatCurve, stretchCurve } from '../curve-points.ts';
import { CurveField } from './CurveField.tsx';

const MAX_OFFSET_METRES = 100;
/** The choice that stands for the distances of no program. */
const NO_PROGRAM = 'none';
/** The laws by which voices fade. */
const FADING_LAWS = DISTANCE_LAWS.filter((law): law is Exclude<DistanceLaw, 'flat'> => law !== 'flat');

/** Edits the attenuation curve of rules in which voices fade with distance. */
export function AdvancedDistance({ rules, onEdit }: EditProps): ReactNode {
  const { t } = useTranslation('rules');
  const { law, curve, maxMetres } = rules;
  if (law === 'flat') return null;
  return (
    <>
      <ProgramField rules={rules} onEdit={onEdit} />
      <SelectField
        label={t('editor.law')}
        value={law}
        options={FADING_LAWS.map((value) => ({ value, label: t(`editor.laws.${value}`) }))}
        onChange={(next) =>
          onEdit({ law: next, ...(next === 'curve' ? { curve: stretchCurve(curve, maxMetres) } : {}) })
        }
      />
      {law === 'curve' && (
        <CurveField
          key={formatCurve(curve)}
          curve={curve}
          onChange={(changed) => onEdit({ curve: changed, maxMetres: changed.at(-1)?.[0] ?? maxMetres })}
        />
      )}
      <GainFields rules={rules} onEdit={onEdit} />
    </>
  );
}

/** Sets the distances of another voice program. */
function ProgramField({ rules, onEdit }: EditProps): ReactNode {
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

/** The gains at which the attenuation curve ends, and what is added to distances. */
function GainFields({ rules, onEdit }: EditProps): ReactNode {
  const { t } = useTranslation('rules');
  const { law, edgeDb, floorGain, offsetMetres } = rules;
  return (
    <div className="rules-pair">
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
