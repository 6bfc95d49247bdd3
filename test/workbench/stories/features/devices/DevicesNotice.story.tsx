import type { DeviceNotice } from '../../../../../renderer/features/devices/choose-device.ts';
import { DevicesNotice } from '../../../../../renderer/features/devices/DevicesNotice.tsx';
import type { Stage, Story } from '../../../stage/story.ts';

const LABEL = 'HD Pro Webcam C920 Analog Stereo';

const notice = (shown: DeviceNotice) => async (stage: Stage) => {
  const { devices } = await stage.openApp();
  devices.store.setState({ notice: shown });
  return <DevicesNotice {...devices} />;
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    'microphone gone': notice({ kind: 'microphoneGone', label: LABEL }),
    'speakers gone': notice({ kind: 'speakersGone', label: LABEL }),
    back: notice({ kind: 'back', label: LABEL }),
    'speakers unusable': notice({ kind: 'speakersUnusable' }),
    'suppression unavailable': notice({ kind: 'suppressionUnavailable' }),
  },
};
