import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AVAILABILITIES } from '../../../shared/model/profile/profile.ts';
import { AWAY_AFTER_MINUTES, type Settings } from '../../../shared/model/settings.ts';
import { Segmented } from '../../ui/controls/choosing/Segmented.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import { SelectField } from '../../ui/controls/SelectField.tsx';

interface Props {
  readonly settings: Pick<Settings, 'availability' | 'awayAfterMinutes' | 'showsPictures' | 'findable'>;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** Chooses your status, when it becomes "away" without you, whether you see others' pictures, and who finds you. */
export function StatusFields({ settings, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('profile');
  return (
    <>
      <Segmented
        label={t('status')}
        value={settings.availability}
        options={AVAILABILITIES.map((value) => ({ value, label: t(`availability.${value}`) }))}
        onChange={(availability) => onSettingsChange({ availability })}
      />
      {settings.availability === 'busy' && <p className="field-note">{t('busyHint')}</p>}
      <SelectField
        label={t('awayAfter')}
        hint={t('awayAfterHint')}
        value={String(settings.awayAfterMinutes)}
        options={AWAY_AFTER_MINUTES.map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? t('awayNever') : t('minutes', { count: minutes }),
        }))}
        onChange={(value) => {
          const awayAfterMinutes = AWAY_AFTER_MINUTES.find((minutes) => String(minutes) === value);
          if (awayAfterMinutes !== undefined) onSettingsChange({ awayAfterMinutes });
        }}
      />
      <Switch
        label={t('showsPictures')}
        detail={t('showsPicturesHint')}
        isOn={settings.showsPictures}
        onChange={(showsPictures) => onSettingsChange({ showsPictures })}
      />
      <Switch
        label={t('findable')}
        detail={t('findableHint')}
        isOn={settings.findable}
        onChange={(findable) => onSettingsChange({ findable })}
      />
    </>
  );
}
