import type { ReactNode } from 'react';
import type { Settings } from '../../../shared/model/settings.ts';
import { Switch } from '../../ui/Switch.tsx';

interface Props {
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** What is done to the microphone's sound before it is sent. */
export function ProcessingSwitches({ settings, onSettingsChange }: Props): ReactNode {
  return (
    <div className="processing">
      <Switch
        label="Echo cancellation"
        detail="Keeps your speakers out of your microphone"
        isOn={settings.echoCancellation}
        onChange={(echoCancellation) => onSettingsChange({ echoCancellation })}
      />
      <Switch
        label="Noise suppression"
        detail="Takes out fans, keys and hum"
        isOn={settings.noiseSuppression}
        onChange={(noiseSuppression) => onSettingsChange({ noiseSuppression })}
      />
      <Switch
        label="Automatic gain"
        detail="Makes quiet and loud voices alike"
        isOn={settings.autoGainControl}
        onChange={(autoGainControl) => onSettingsChange({ autoGainControl })}
      />
    </div>
  );
}
