import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../../shared/model/settings.ts';
import { Segmented } from '../../../ui/controls/choosing/Segmented.tsx';
import { ThresholdSlider } from './ThresholdSlider.tsx';

interface Props {
  readonly settings: Pick<Settings, 'activationSensitivity' | 'activationThresholdDb'>;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
  /** Returns the level at which voice activation opens now, dBFS; null = it has not begun. */
  readonly readThresholdDb: () => number | null;
}

/** Sets at which level voice activation opens: one that follows the noise in the room, or one that you choose. */
export function SensitivityField(props: Props): ReactNode {
  const { settings, onSettingsChange, subscribeToLevel, readThresholdDb } = props;
  const { t } = useTranslation('voice');
  const { activationSensitivity, activationThresholdDb } = settings;
  const isAutomatic = activationSensitivity === 'automatic';
  return (
    <>
      <Segmented
        label={t('activation.sensitivity')}
        value={activationSensitivity}
        options={(['automatic', 'manual'] as const).map((value) => ({ value, label: t(`activation.${value}`) }))}
        onChange={(value) => onSettingsChange({ activationSensitivity: value })}
      />
      <ThresholdSlider
        thresholdDb={activationThresholdDb}
        readThresholdDb={isAutomatic ? readThresholdDb : null}
        onChange={(thresholdDb) => onSettingsChange({ activationThresholdDb: thresholdDb })}
        subscribeToLevel={subscribeToLevel}
      />
    </>
  );
}
