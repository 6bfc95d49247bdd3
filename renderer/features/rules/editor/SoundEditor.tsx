import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ENCLOSURE_MODES, PAN_MODES } from '../../../../shared/spatial/hearing-rules.ts';
import { SelectField } from '../../../ui/controls/SelectField.tsx';
import { Switch } from '../../../ui/controls/choosing/Switch.tsx';
import type { EditProps } from './edit-props.ts';

/** Edits how voices sound: their direction, rooms and effects. */
export function SoundEditor({ rules, onEdit }: EditProps): ReactNode {
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
    </>
  );
}
