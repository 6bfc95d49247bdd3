import { createDevicesStore, type DevicesState } from '../../../../../renderer/features/devices/devices-store.ts';
import { MicrophoneStatusLine } from '../../../../../renderer/features/devices/MicrophoneStatusLine.tsx';
import type { MicrophoneProblemCode } from '../../../../../renderer/audio/microphone-problem.ts';
import type { Story } from '../../../stage/story.ts';
import { steadyLevel } from '../../../samples/open-sample-app.ts';

const line = (state: Partial<DevicesState>) => () => {
  const store = createDevicesStore();
  store.setState(state);
  return <MicrophoneStatusLine store={store} subscribeToLevel={steadyLevel} onOpen={() => undefined} />;
};
const failed = (code: MicrophoneProblemCode) => line({ microphone: 'failed', problem: { code, message: '' } });

export const story: Story = {
  kind: 'sheet',
  widthPixels: 320,
  states: {
    on: line({ microphone: 'on' }),
    off: line({}),
    opening: line({ microphone: 'opening' }),
    denied: failed('denied'),
    missing: failed('missing'),
    busy: failed('busy'),
    unusable: failed('unusable'),
    unplugged: failed('unplugged'),
  },
};
