import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../shared/model/settings.ts';
import type { AudioDevice } from '../../audio/audio-devices.ts';
import { Button } from '../../ui/Button.tsx';
import { MicrophoneIcon, PlayIcon } from '../../ui/icons.tsx';
import { LevelBar } from '../../ui/LevelBar.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { DeviceChoice } from './choose-device.ts';
import type { DevicesController } from './devices-controller.ts';
import type { DevicesState, DevicesStore } from './devices-store.ts';
import './devices.css';

interface Props {
  readonly store: DevicesStore;
  readonly controller: DevicesController;
  readonly settings: Settings;
  readonly onSettingsChange: (change: Partial<Settings>) => void;
  readonly subscribeToLevel: (listener: (levelDb: number) => void) => () => void;
}

const DEFAULT = '';

/** Microphone and speakers: which ones, how loud the input is, and how one sounds. */
export function MicrophonePanel({ store, controller, settings, onSettingsChange, subscribeToLevel }: Props): ReactNode {
  const state = useStore(store);
  return (
    <div className="microphone-panel">
      <MicrophoneState state={state} controller={controller} subscribeToLevel={subscribeToLevel} />
      {state.notice !== null && <Notice tone="info" onDismiss={controller.dismissNotice}>{state.notice}</Notice>}
      <DeviceField label="Microphone" devices={state.inputs} choice={settings.inputDevice} onChange={(inputDevice) => onSettingsChange({ inputDevice })} />
      <DeviceField label="Speakers or headphones" devices={state.outputs} choice={settings.outputDevice} onChange={(outputDevice) => onSettingsChange({ outputDevice })} />
    </div>
  );
}

function MicrophoneState({ state, controller, subscribeToLevel }: Pick<Props, 'controller' | 'subscribeToLevel'> & { readonly state: DevicesState }): ReactNode {
  const open = (): void => void controller.openMicrophone();
  if (state.microphone === 'off' || (state.microphone === 'opening' && state.microphoneLabel === '')) {
    return (
      <div className="microphone-off">
        <p>Your voice is sent only in a lobby, in the way you choose below. You can also join and just listen.</p>
        <Button variant="primary" icon={<MicrophoneIcon />} isBusy={state.microphone === 'opening'} onClick={open}>
          {state.microphone === 'opening' ? 'Waiting for your permission' : 'Turn on the microphone'}
        </Button>
      </div>
    );
  }
  if (state.problem !== null) {
    return (
      <Notice tone="danger" action={<Button onClick={open}>Try again</Button>}>
        {state.problem.message} You can join and listen without it.
      </Notice>
    );
  }
  return <MicrophoneTest state={state} controller={controller} subscribeToLevel={subscribeToLevel} />;
}

const TEST_LABELS = { idle: 'Hear yourself', recording: 'Speak now', playing: 'Playing' } as const;

function MicrophoneTest({ state, controller, subscribeToLevel }: Pick<Props, 'controller' | 'subscribeToLevel'> & { readonly state: DevicesState }): ReactNode {
  return (
    <div className="microphone-test">
      <div className="microphone-meter">
        <span className="field-label">Input level</span>
        <LevelBar label="Input level" subscribe={subscribeToLevel} />
      </div>
      <Button icon={<PlayIcon />} isBusy={state.test !== 'idle'} onClick={() => void controller.testMicrophone()}>{TEST_LABELS[state.test]}</Button>
      <p className="microphone-hint" aria-live="polite">
        {state.testProblem ?? hintOf(state)}
      </p>
    </div>
  );
}

function hintOf({ test, microphoneLabel }: DevicesState): string {
  if (test === 'recording') return 'Recording three seconds…';
  if (test === 'playing') return 'This is how others hear you.';
  return microphoneLabel === '' ? 'The microphone is on.' : `Using ${microphoneLabel}.`;
}

interface DeviceFieldProps {
  readonly label: string;
  readonly devices: readonly AudioDevice[];
  readonly choice: DeviceChoice;
  readonly onChange: (choice: DeviceChoice) => void;
}

function DeviceField({ label, devices, choice, onChange }: DeviceFieldProps): ReactNode {
  const named = devices.filter((device) => device.label !== '');
  const present = choice === null ? undefined : (named.find(({ id }) => id === choice.id) ?? named.find((device) => device.label === choice.label));
  const isMissing = choice !== null && present === undefined;
  const options = [
    { value: DEFAULT, label: 'System default' },
    ...named.map((device) => ({ value: device.id, label: device.label })),
    ...(isMissing ? [{ value: choice.id, label: `${choice.label} (not plugged in)` }] : []),
  ];
  return (
    <SelectField
      label={label}
      value={present?.id ?? choice?.id ?? DEFAULT}
      options={options}
      onChange={(id) => {
        const device = named.find((candidate) => candidate.id === id);
        onChange(id === DEFAULT ? null : device === undefined ? choice : { id, label: device.label });
      }}
    />
  );
}
