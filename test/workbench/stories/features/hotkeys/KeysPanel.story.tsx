import { KeysPanel } from '../../../../../renderer/features/hotkeys/KeysPanel.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 560,
  states: {
    default: async (stage) => {
      const { hotkeys, settings } = await stage.openApp();
      return (
        <KeysPanel
          {...hotkeys}
          settings={settings.store.getState().settings}
          platform="linux"
          onSettingsChange={() => undefined}
        />
      );
    },
  },
};
