import { SettingsNotices } from '../../../../../renderer/features/settings/SettingsNotices.tsx';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    'two notices': async (stage) => {
      const { settings } = await stage.openApp();
      settings.store.setState({
        notices: [
          { undone: 'saved', error: { code: 'main-process-ended' } },
          { undone: null, error: { code: 'settings-damaged', detail: 'settings.json.damaged-2026-01-31' } },
        ],
      });
      return <SettingsNotices {...settings} />;
    },
  },
};
