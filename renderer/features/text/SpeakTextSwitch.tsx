import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';

interface Props {
  readonly settings: Pick<Settings, 'speaksText'>;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** Sets whether a voice of the system reads new messages aloud. */
export function SpeakTextSwitch({ settings, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('text');
  return (
    <Switch
      label={t('speaks')}
      detail={t('speaksHint')}
      isOn={settings.speaksText}
      onChange={(speaksText) => onSettingsChange({ speaksText })}
    />
  );
}
