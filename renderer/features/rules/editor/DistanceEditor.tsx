import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { NumberField } from '../../../ui/controls/NumberField.tsx';
import { Switch } from '../../../ui/controls/choosing/Switch.tsx';
import type { EditProps } from './edit-props.ts';
import { stretchCurve } from './curve-points.ts';
import './editor.css';

const MAX_METRES = 100_000;

/** Edits whether voices fade with distance, and how far they carry. */
export function DistanceEditor({ rules, onEdit }: EditProps): ReactNode {
  const { t } = useTranslation('rules');
  const { law } = rules;
  const isByDistance = law !== 'flat';
  const [fadingLaw, setFadingLaw] = useState<HearingRules['law']>('linear');
  return (
    <>
      <Switch
        label={t('editor.fades')}
        isOn={isByDistance}
        onChange={(isOn) => {
          setFadingLaw(isOn ? fadingLaw : law);
          onEdit({ law: isOn ? fadingLaw : 'flat' });
        }}
      />
      {isByDistance && <LimitFields rules={rules} onEdit={onEdit} />}
      {isByDistance && <StrengthFields rules={rules} onEdit={onEdit} />}
    </>
  );
}

/** The distances at which the attenuation curve begins and ends. */
function LimitFields({ rules, onEdit }: EditProps): ReactNode {
  const { t } = useTranslation('rules');
  const { law, minMetres, maxMetres } = rules;
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
    </div>
  );
}

/** How far a whisper and a shout carry, compared with a normal voice. */
function StrengthFields({ rules: { strengths }, onEdit }: EditProps): ReactNode {
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
