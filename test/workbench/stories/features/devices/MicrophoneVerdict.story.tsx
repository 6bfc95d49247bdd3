import { MicrophoneVerdict } from '../../../../../renderer/features/devices/MicrophoneVerdict.tsx';
import type { DevicesState } from '../../../../../renderer/features/devices/devices-store.ts';
import type { Stage, Story } from '../../../stage/story.ts';

/** More readings than any verdict needs. */
const READINGS = 100;

const verdict =
  (levelDb: number, tested: Partial<DevicesState> = {}) =>
  async (stage: Stage) => {
    const { devices } = await stage.openApp();
    devices.store.setState(tested);
    return (
      <MicrophoneVerdict
        store={devices.store}
        subscribeToLevel={(listener) => {
          for (let reading = 0; reading < READINGS; reading++) listener(levelDb);
          return () => undefined;
        }}
      />
    );
  };

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    'no voice yet': verdict(-60),
    heard: verdict(-20),
    silent: verdict(-120),
    recording: verdict(-20, { test: 'recording' }),
    'tested, too loud': verdict(-20, { testLevel: { levelDb: -11, isClipped: false } }),
    'tested, good': verdict(-20, { testLevel: { levelDb: -20, isClipped: false } }),
    'test failed': verdict(-20, { testProblem: { code: 'not-played', message: '' } }),
  },
};
