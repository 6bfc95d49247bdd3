import { ProcessingPanel } from '../../../../../renderer/features/devices/ProcessingPanel.tsx';
import { DEFAULT_SETTINGS } from '../../../../../shared/model/settings.ts';
import type { Story } from '../../../stage/story.ts';

export const story: Story = {
  kind: 'sheet',
  widthPixels: 420,
  states: {
    default: () => <ProcessingPanel settings={DEFAULT_SETTINGS} onSettingsChange={() => undefined} />,
  },
};
