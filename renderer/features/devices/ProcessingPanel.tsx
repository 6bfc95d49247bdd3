import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NOISE_SUPPRESSIONS, type Settings } from '../../../shared/model/settings.ts';
import { Switch } from '../../ui/controls/Switch.tsx';
import './devices.css';

interface Props {
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** Sets how the microphone's sound is processed before it is sent. */
export function ProcessingPanel({ settings, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('devices');
  const name = useId();
  return (
    <div className="processing">
      <fieldset className="suppression">
        <legend className="field-label">{t('processing.suppression')}</legend>
        {NOISE_SUPPRESSIONS.map((kind) => (
          <label key={kind} className="suppression-kind">
            <input
              type="radio"
              name={name}
              value={kind}
              checked={settings.noiseSuppression === kind}
              onChange={() => onSettingsChange({ noiseSuppression: kind })}
            />
            <span>
              <span className="suppression-name">{t(`processing.kinds.${kind}.label`)}</span>
              <span className="suppression-detail">{t(`processing.kinds.${kind}.detail`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
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
      <p className="field-note">{t('processing.whileTalking')}</p>
    </div>
  );
}
