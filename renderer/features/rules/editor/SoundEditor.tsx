import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_DELAY_MS } from '../../../../shared/dsp/interaural-delay.ts';
import { ENCLOSURE_MODES, PAN_MODES, type HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { SelectField } from '../../../ui/controls/SelectField.tsx';
import { Switch } from '../../../ui/controls/choosing/Switch.tsx';

interface Props {
  readonly rules: HearingRules;
  readonly onEdit: (change: Partial<HearingRules>) => void;
}

/** Edits how voices sound: panning, rooms and effects. */
export function SoundEditor({ rules, onEdit }: Props): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <>
      <SelectField
        label={t('editor.pan')}
        value={rules.pan}
        options={PAN_MODES.map((value) => ({ value, label: t(`editor.pans.${value}`) }))}
        hint={t('editor.panHint')}
        onChange={(pan) => onEdit({ pan })}
      />
      <SelectField
        label={t('editor.directionFrom')}
        value={rules.directionFrom}
        options={(['camera', 'avatar'] as const).map((value) => ({ value, label: t(`editor.directions.${value}`) }))}
        onChange={(directionFrom) => onEdit({ directionFrom })}
      />
      <SelectField
        label={t('editor.enclosures')}
        value={rules.enclosures}
        options={ENCLOSURE_MODES.map((value) => ({ value, label: t(`editor.enclosureModes.${value}`) }))}
        onChange={(enclosures) => onEdit({ enclosures })}
      />
      <Switch
        label={t('editor.effects')}
        detail={t('editor.effectsDetail')}
        isOn={rules.effects}
        onChange={(effects) => onEdit({ effects })}
      />
      <Switch
        label={t('editor.air')}
        detail={t('editor.airDetail')}
        isOn={rules.airAbsorption}
        onChange={(airAbsorption) => onEdit({ airAbsorption })}
      />
      <Switch
        label={t('editor.delay')}
        detail={t('editor.delayDetail', { delay: LONGEST_DELAY_MS })}
        isOn={rules.interauralDelay}
        onChange={(interauralDelay) => onEdit({ interauralDelay })}
      />
    </>
  );
}
