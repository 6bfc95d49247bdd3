import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Settings } from '../../../shared/model/settings.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { MicrophoneIcon } from '../../ui/icons/sound-icons.tsx';
import { DeviceField } from './DeviceField.tsx';
import type { DevicesController } from './devices-controller.ts';
import type { DevicesState, DevicesStore } from './devices-store.ts';
import { DevicesNotice } from './DevicesNotice.tsx';
import './devices.css';
import { GainSlider } from './GainSlider.tsx';
import { MicrophoneProblem } from './MicrophoneProblem.tsx';
import { MicrophoneTest } from './MicrophoneTest.tsx';

interface Props {
  readonly store: DevicesStore;
  readonly controller: DevicesController;
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
  /** Whether to say below the level how you sound; a `MicrophoneVerdict` says it elsewhere. */
  readonly hasHint?: boolean;
}

/** The microphone panel: the device, its level, and how you sound. */
export function MicrophonePanel(props: Props): ReactNode {
  const { store, controller, settings, onSettingsChange, subscribeToLevel, hasHint = true } = props;
  const { t } = useTranslation('devices');
  const state = useStore(store);
  return (
    <div className="devices-panel">
      <MicrophoneState {...{ state, controller, subscribeToLevel, hasHint }} />
      <DevicesNotice store={store} controller={controller} />
      <DeviceField
        label={t('microphone')}
        devices={state.inputs}
        choice={settings.inputDevice}
        onChange={(inputDevice) => onSettingsChange({ inputDevice })}
      />
      <GainSlider
        label={t('inputGain')}
        choice={settings.inputDevice}
        devices={state.inputs}
        gains={settings.inputGains}
        minDb={-30}
        maxDb={30}
        onChange={(inputGains) => onSettingsChange({ inputGains })}
      />
    </div>
  );
}

function MicrophoneState({
  state,
  controller,
  subscribeToLevel,
  hasHint,
}: Required<Pick<Props, 'controller' | 'subscribeToLevel' | 'hasHint'>> & { readonly state: DevicesState }): ReactNode {
  const { t } = useTranslation('devices');
  const open = (): void => void controller.openMicrophone();
  if (state.microphone === 'off' || (state.microphone === 'opening' && state.microphoneLabel === '')) {
    return (
      <div className="microphone-off">
        <p>{t('off.explanation')}</p>
        <Button
          variant="primary"
          icon={<MicrophoneIcon />}
          isBusy={state.microphone === 'opening'}
          otherLabels={[t('off.waiting'), t('off.turnOn')]}
          onClick={open}
        >
          {state.microphone === 'opening' ? t('off.waiting') : t('off.turnOn')}
        </Button>
      </div>
    );
  }
  if (state.problem !== null)
    return <MicrophoneProblem code={state.problem.code} surroundings={state.surroundings} onTryAgain={open} />;
  return <MicrophoneTest {...{ state, controller, subscribeToLevel, hasHint }} />;
}
