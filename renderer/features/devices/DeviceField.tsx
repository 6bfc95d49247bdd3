import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AudioDevice } from '../../audio/audio-devices.ts';
import { SelectField } from '../../ui/controls/SelectField.tsx';
import { chooseDevice, type DeviceChoice } from './choose-device.ts';

interface Props {
  readonly label: string;
  readonly devices: readonly AudioDevice[];
  readonly choice: DeviceChoice;
  readonly onChange: (choice: DeviceChoice) => void;
}

const DEFAULT = '';

/** Chooses a device: the system's default, one that is plugged in, or the chosen one that is missing. */
export function DeviceField({ label, devices, choice, onChange }: Props): ReactNode {
  const { t } = useTranslation('devices');
  const named = devices.filter((device) => device.label !== '');
  const chosen = chooseDevice(choice, named);
  const options = [
    { value: DEFAULT, label: t('systemDefault') },
    ...named.map((device) => ({ value: device.id, label: device.label })),
    ...(choice !== null && chosen.kind === 'stand-in'
      ? [{ value: choice.id, label: t('notPluggedIn', { label: choice.label }) }]
      : []),
  ];
  return (
    <SelectField
      label={label}
      value={chosen.kind === 'chosen' ? chosen.device.id : (choice?.id ?? DEFAULT)}
      options={options}
      onChange={(id) => {
        const device = named.find((candidate) => candidate.id === id);
        onChange(id === DEFAULT ? null : device === undefined ? choice : { id, label: device.label });
      }}
    />
  );
}
