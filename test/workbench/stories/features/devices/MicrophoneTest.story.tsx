import { MicrophoneTest } from '../../../../../renderer/features/devices/MicrophoneTest.tsx';
import type { DevicesState } from '../../../../../renderer/features/devices/devices-store.ts';
import { steadyLevel } from '../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const test = (change: Partial<DevicesState>) => async (stage: Stage) => {
  const { devices } = await stage.openApp();
  const state = { ...devices.store.getState(), ...change };
  return <MicrophoneTest state={state} controller={devices.controller} subscribeToLevel={steadyLevel} />;
};

export const story: Story = {
  kind: 'sheet',
  states: {
    idle: test({}),
    recording: test({ test: 'recording' }),
    playing: test({ test: 'playing' }),
    'too quiet': test({ testLevel: { levelDb: -52, isClipped: false } }),
    'too loud': test({ testLevel: { levelDb: -3, isClipped: true } }),
    failed: test({ testProblem: { code: 'not-played', message: '' } }),
  },
};
