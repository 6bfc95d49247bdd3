import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../../shared/model/settings.ts';
import { ChoiceCards } from '../../../ui/controls/choosing/ChoiceCards.tsx';
import { Segmented } from '../../../ui/controls/choosing/Segmented.tsx';
import { Slider } from '../../../ui/controls/Slider.tsx';

interface Props {
  readonly settings: Pick<Settings, 'outputMode' | 'outputWidthPercent'>;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

const WAYS = ['stereo', 'binaural', 'mono', 'oneEar'] as const;
const EARS = ['left', 'right'] as const;

/** Sets how your ears get voices: from the sides, from all around, or without a side. */
export function OutputModeField({ settings, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('devices');
  const { outputMode, outputWidthPercent } = settings;
  const ear = outputMode === 'left' || outputMode === 'right' ? outputMode : null;
  return (
    <>
      <ChoiceCards
        label={t('outputMode.label')}
        value={ear === null ? (outputMode as Exclude<Settings['outputMode'], 'left' | 'right'>) : 'oneEar'}
        options={WAYS.map((value) => ({
          value,
          label: t(`outputMode.${value}.label`),
          detail: t(`outputMode.${value}.detail`),
        }))}
        onChange={(way) => onSettingsChange({ outputMode: way === 'oneEar' ? 'left' : way })}
      />
      {ear !== null && (
        <Segmented
          label={t('outputMode.ear')}
          value={ear}
          options={EARS.map((value) => ({ value, label: t(`outputMode.${value}`) }))}
          onChange={(chosen) => onSettingsChange({ outputMode: chosen })}
        />
      )}
      {outputMode === 'stereo' && (
        <Slider
          label={t('outputMode.width')}
          hint={t('outputMode.widthHint', { none: 0 })}
          min={0}
          max={100}
          step={5}
          value={outputWidthPercent}
          valueText={t('outputMode.percent', { share: outputWidthPercent / 100 })}
          onChange={(percent) => onSettingsChange({ outputWidthPercent: percent })}
        />
      )}
    </>
  );
}
