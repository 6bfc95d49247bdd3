import type { ReactNode } from 'react';
import { DeviceField } from '../../../../../renderer/features/devices/DeviceField.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const HEADSET = { id: 'headset', label: 'Arctis Nova 7 Wireless' };
const WEBCAM = { id: 'webcam', label: 'HD Pro Webcam C920 Analog Stereo' };

function field({ i18n }: Stage, choice: typeof HEADSET | null, devices = [HEADSET]): ReactNode {
  const label = i18n.getFixedT(null, 'devices')('microphone');
  return <DeviceField label={label} devices={devices} choice={choice} onChange={() => undefined} />;
}

export const story: Story = {
  kind: 'sheet',
  states: {
    default: (stage) => field(stage, null),
    chosen: (stage) => field(stage, HEADSET),
    missing: (stage) => field(stage, WEBCAM),
    'no devices': (stage) => field(stage, null, []),
  },
};
