import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NOISE_SUPPRESSIONS, type Settings } from '../../../shared/model/settings.ts';
import { ChoiceCards } from '../../ui/controls/choosing/ChoiceCards.tsx';
import { Switch } from '../../ui/controls/choosing/Switch.tsx';
import './devices.css';

interface Props {
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** Sets how the microphone's sound is processed before it is sent. */
export function ProcessingPanel({ settings, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('devices');
  return (
    <div className="processing">
      <ChoiceCards
        label={t('processing.suppression')}
        value={settings.noiseSuppression}
        options={NOISE_SUPPRESSIONS.map((value) => ({
          value,
          label: t(`processing.kinds.${value}.label`),
          detail: t(`processing.kinds.${value}.detail`),
        }))}
        onChange={(noiseSuppression) => onSettingsChange({ noiseSuppression })}
      />
      <Switch
        label={t('processing.echoCancellation')}
        detail={t('processing.echoCancellationDetail')}
        isOn={settings.echoCancellation}
        onChange={(echoCancellation) => onSettingsChange({ echoCancellation })}
      />
      <Switch
        label={t('processing.autoGain')}
        detail={t('processing.autoGainDetail')}
        isOn={settings.autoGainControl}
        onChange={(autoGainControl) => onSettingsChange({ autoGainControl })}
      />
    </div>
  );
}
