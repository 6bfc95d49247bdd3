import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Settings } from '../../../../shared/model/settings.ts';
import { MAX_OUTPUT_GAIN_DB } from '../../../audio/playback/output-boost.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { PlayIcon, StopIcon } from '../../../ui/icons/action-icons.tsx';
import { DeviceField } from '../DeviceField.tsx';
import type { DevicesController } from '../devices-controller.ts';
import type { DevicesStore } from '../devices-store.ts';
import '../devices.css';
import { GainSlider } from '../GainSlider.tsx';

interface Props {
  readonly store: DevicesStore;
  readonly controller: DevicesController;
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
}

/** The output panel: speakers or headphones, their volume, and a test sound. */
export function OutputPanel({ store, controller, settings, onSettingsChange }: Props): ReactNode {
  const { t } = useTranslation('devices');
  const outputs = useStore(store, (state) => state.outputs);
  const isTonePlaying = useStore(store, (state) => state.isTonePlaying);
  useEffect(() => controller.stopTestTone, [controller]);
  return (
    <div className="devices-panel">
      <div className="device-with-test">
        <DeviceField
          label={t('output')}
          devices={outputs}
          choice={settings.outputDevice}
          onChange={(outputDevice) => onSettingsChange({ outputDevice })}
        />
        <div data-label={t('tone.title')}>
          <Button
            icon={isTonePlaying ? <StopIcon /> : <PlayIcon />}
            otherLabels={[t('tone.play'), t('tone.stop')]}
            onClick={() => (isTonePlaying ? controller.stopTestTone() : void controller.playTestTone())}
          >
            {isTonePlaying ? t('tone.stop') : t('tone.play')}
          </Button>
        </div>
      </div>
      <GainSlider
        label={t('outputGain')}
        choice={settings.outputDevice}
        devices={outputs}
        gains={settings.outputGains}
        minDb={-30}
        maxDb={MAX_OUTPUT_GAIN_DB}
        hint={t('boostHint')}
        onChange={(outputGains) => onSettingsChange({ outputGains })}
      />
    </div>
  );
}
