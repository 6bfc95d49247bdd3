import { MicrophonePanel } from '../../../../../renderer/features/devices/MicrophonePanel.tsx';
import type { DevicesState } from '../../../../../renderer/features/devices/devices-store.ts';
import { microphoneProblem } from '../../../../../renderer/audio/microphone-problem.ts';
import { steadyLevel } from '../../../samples/open-sample-app.ts';
import type { Stage, Story } from '../../../stage/story.ts';

const panel = (state: Partial<DevicesState>) => async (stage: Stage) => {
  const { devices, settings } = await stage.openApp();
  devices.store.setState(state);
  return (
    <MicrophonePanel
      {...devices}
      settings={settings.store.getState().settings}
      onSettingsChange={settings.controller.update}
      subscribeToLevel={steadyLevel}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 340,
  states: {
    on: panel({}),
    off: panel({ microphone: 'off', microphoneLabel: '' }),
    opening: panel({ microphone: 'opening', microphoneLabel: '' }),
    failed: panel({ microphone: 'failed', problem: microphoneProblem('busy') }),
  },
};
