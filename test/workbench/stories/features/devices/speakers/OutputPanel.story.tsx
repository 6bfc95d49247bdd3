import { OutputPanel } from '../../../../../../renderer/features/devices/speakers/OutputPanel.tsx';
import type { Stage, Story } from '../../../../stage/story.ts';

const panel = (isTonePlaying: boolean) => async (stage: Stage) => {
  const { devices, settings } = await stage.openApp();
  devices.store.setState({ isTonePlaying });
  return (
    <OutputPanel
      {...devices}
      settings={settings.store.getState().settings}
      onSettingsChange={settings.controller.update}
    />
  );
};

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: { idle: panel(false), 'test sound plays': panel(true) },
};
