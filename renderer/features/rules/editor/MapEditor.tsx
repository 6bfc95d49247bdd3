import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAP_MODES } from '../../../../shared/spatial/hearing-rules.ts';
import { SelectField } from '../../../ui/controls/SelectField.tsx';
import type { EditProps } from './edit-props.ts';

/** Edits which players the map shows. */
export function MapEditor({ rules, onEdit }: EditProps): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <SelectField
      label={t('editor.mapShows')}
      value={rules.mapShows}
      options={MAP_MODES.map((value) => ({ value, label: t(`editor.maps.${value}`) }))}
      hint={t('editor.mapHint')}
      onChange={(next) => onEdit({ mapShows: next })}
    />
  );
}
