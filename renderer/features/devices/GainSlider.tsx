import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import type { AudioDevice } from '../../audio/audio-devices.ts';
import { Slider } from '../../ui/controls/Slider.tsx';
import { formatGain } from '../../words/decibels.ts';
import { chooseDevice, labelOf, type DeviceChoice } from './choose-device.ts';
import { gainOf, withGain } from './device-gains.ts';

interface Props {
  readonly label: string;
  readonly choice: DeviceChoice;
  readonly devices: readonly AudioDevice[];
  readonly gains: Settings['inputGains'];
  readonly minDb: number;
  readonly maxDb: number;
  readonly hint?: string;
  readonly onChange: (gains: Settings['inputGains']) => void;
}

/** Sets how much louder or quieter a device is. The value is stored per device, since devices differ in loudness. */
export function GainSlider({ label, choice, devices, gains, minDb, maxDb, hint, onChange }: Props): ReactNode {
  const { t: words, i18n } = useTranslation('common');
  const device = labelOf(chooseDevice(choice, devices));
  const gainDb = Math.min(maxDb, Math.max(minDb, gainOf(gains, device)));
  return (
    <Slider
      label={label}
      value={gainDb}
      valueText={formatGain(gainDb, words, i18n.language)}
      min={minDb}
      max={maxDb}
      step={1}
      hint={hint}
      onChange={(value) => onChange(withGain(gains, device, value))}
    />
  );
}
