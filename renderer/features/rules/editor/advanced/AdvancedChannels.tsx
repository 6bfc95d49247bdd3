import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../../ui/controls/NumberField.tsx';
import type { EditProps } from '../edit-props.ts';

/** Edits how much a priority speaker ducks the others. */
export function AdvancedChannels({ rules: { duckingDb }, onEdit }: EditProps): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <NumberField
      label={t('editor.ducking')}
      unit={t('editor.decibels')}
      min={-60}
      max={0}
      step={1}
      value={duckingDb}
      onChange={(value) => onEdit({ duckingDb: value })}
    />
  );
}
