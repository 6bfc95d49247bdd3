import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_DELAY_MS } from '../../../../../shared/dsp/interaural-delay.ts';
import { SelectField } from '../../../../ui/controls/SelectField.tsx';
import { Switch } from '../../../../ui/controls/choosing/Switch.tsx';
import type { EditProps } from '../edit-props.ts';

/** Edits where voices come from relative to whom, and what air and the head do to them. */
export function AdvancedSound({ rules, onEdit }: EditProps): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <>
      <SelectField
        label={t('editor.directionFrom')}
        value={rules.directionFrom}
        options={(['camera', 'avatar'] as const).map((value) => ({ value, label: t(`editor.directions.${value}`) }))}
        onChange={(directionFrom) => onEdit({ directionFrom })}
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
